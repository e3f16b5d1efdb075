package dev.broadsheet.export;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.table.Table;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables that are published, by name.
 *
 * @param folders of their files
 */
public record PublishedTables(SparkSession spark, Map<String, String> folders) {

    public PublishedTables {
        folders = new TreeMap<>(folders);
    }

    /** The rows of a table. */
    public Dataset<Row> read(String name) {
        if (!folders.containsKey(name)) {
            throw new Failure(
                    ExitCode.INPUT,
                    "There is no published table " + name + "; there are " + String.join(", ", folders.keySet())
                            + ". Nothing was exported. Run the job that makes it, such as jobs/run pipeline.");
        }
        return spark.read().parquet(folders.get(name));
    }

    Dataset<Row> read(Table table) {
        return read(table.name());
    }
}
