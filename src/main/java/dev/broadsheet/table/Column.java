package dev.broadsheet.table;

import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a published table.
 *
 * @param name lower_snake_case, unique within its table
 * @param type the Spark type it is written with
 * @param unit what a value counts or measures, or the empty string where the meaning says all
 * @param meaning one sentence for an analyst
 * @param nullable whether a value may be absent
 */
public record Column(String name, DataType type, String unit, String meaning, boolean nullable)
        implements Serializable {

    public Column {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("column name is not lower_snake_case: " + name);
        }
        if (meaning.isBlank()) {
            throw new IllegalArgumentException("column " + name + " has no meaning");
        }
    }

    /** The column as a Spark field; its comment is the meaning, so that catalogues show it. */
    public StructField field() {
        Metadata comment = new MetadataBuilder().putString("comment", meaning).build();
        return new StructField(name, type, nullable, comment);
    }
}
