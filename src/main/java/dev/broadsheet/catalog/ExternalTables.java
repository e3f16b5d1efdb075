package dev.broadsheet.catalog;

import dev.broadsheet.table.Table;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Names for the files of the published run: nothing is copied, and dropping a table leaves them where they are. */
record ExternalTables(SparkSession spark) implements CatalogTables {

    @Override
    public void put(String name, boolean exists, Table table, Path folder, Map<String, String> properties) {
        String place = Sql.literal(folder.toString());
        if (exists && sameColumns(name, table)) {
            spark.sql("ALTER TABLE " + name + " SET LOCATION " + place);
            // last, for it says that the table has been changed
            spark.sql("ALTER TABLE " + name + " SET TBLPROPERTIES " + Sql.properties(properties));
            spark.sql("REFRESH TABLE " + name);
            return;
        }
        if (exists) {
            spark.sql("DROP TABLE " + name);
        }
        spark.sql("CREATE TABLE " + name + " (" + table.schema().toDDL() + ") USING parquet LOCATION " + place
                + " COMMENT " + Sql.literal(table.meaning()) + " TBLPROPERTIES " + Sql.properties(properties));
    }

    private boolean sameColumns(String name, Table table) {
        return spark.table(name).schema().catalogString().equals(table.schema().catalogString());
    }
}
