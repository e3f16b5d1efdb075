package dev.broadsheet.catalog;

import dev.broadsheet.table.Column;
import dev.broadsheet.table.Table;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Names for the files of the published run: nothing is copied, and dropping a table leaves them where they are. */
record ExternalTables(SparkSession spark) implements CatalogTables {

    /** Hive's metastore keeps no longer comment of a column; Spark then stores the table in a form that only Spark can read. */
    static final int LONGEST_COMMENT = 256;

    private static final String CUT = "...";

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
        spark.sql("CREATE TABLE " + name + " (" + columns(table).toDDL() + ") USING parquet LOCATION " + place
                + " COMMENT " + Sql.literal(table.meaning()) + " TBLPROPERTIES " + Sql.properties(properties));
    }

    private static StructType columns(Table table) {
        StructType columns = new StructType();
        for (Column column : table.columns()) {
            columns = columns.add(column.name(), column.type(), column.nullable(), comment(column.meaning()));
        }
        return columns;
    }

    private static String comment(String meaning) {
        return meaning.length() <= LONGEST_COMMENT
                ? meaning
                : meaning.substring(0, LONGEST_COMMENT - CUT.length()) + CUT;
    }

    private boolean sameColumns(String name, Table table) {
        return spark.table(name).schema().catalogString().equals(table.schema().catalogString());
    }
}
