package dev.broadsheet.catalog;

import dev.broadsheet.table.Table;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables of Iceberg: the rows are copied, in their order, and those of earlier publications stay as its snapshots do. */
record IcebergTables(SparkSession spark) implements CatalogTables {

    @Override
    public void put(String name, boolean exists, Table table, Path folder, Map<String, String> properties) {
        DataFrameWriterV2<Row> writer = spark.read()
                .schema(table.schema())
                .parquet(folder.toString())
                .writeTo(name)
                .option("snapshot-property." + CatalogWriter.RUN, properties.get(CatalogWriter.RUN));
        writer.using("iceberg").tableProperty("comment", table.meaning());
        properties.forEach(writer::tableProperty);
        writer.createOrReplace();
    }
}
