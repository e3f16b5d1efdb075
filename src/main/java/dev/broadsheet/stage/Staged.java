package dev.broadsheet.stage;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;

import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Rejects;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What one pass over the raw files leaves behind: rows of which exactly one of the structs {@code article}, {@code reject},
 * {@code skipped} and {@code counts} is present. Everything later is computed from these columns, so the raw files are read
 * once. An article knows its {@code chunk} and its place in it, {@code ordinal}; the chunk's term counts stand in a
 * {@code counts} row of their own.
 */
final class Staged {

    /** Columns of {@code articles} that only a look at all articles can fill, or that follow from others. */
    private static final Set<String> FILLED_LATER = Set.of("duplicate_cluster", "is_representative", "published_on");

    static final StructType ARTICLE = new StructType(Stream.concat(
                    Arrays.stream(Articles.TABLE.schema().fields())
                            .filter(field -> !FILLED_LATER.contains(field.name())),
                    Stream.of(
                            createStructField("date_note", StringType, false),
                            createStructField("chunk", LongType, false),
                            createStructField("ordinal", IntegerType, false)))
            .toArray(StructField[]::new));

    static final StructType SKIPPED =
            new StructType().add("input_path", StringType, false).add("reason", StringType, false);

    static final StructType COUNTS = new StructType()
            .add("chunk", LongType, false)
            .add("language", StringType, false)
            .add("doc_ids", createArrayType(StringType, false), false)
            .add("stems", createArrayType(StringType, false), false)
            .add("surfaces", createArrayType(StringType, false), false)
            .add("stem_of_surface", createArrayType(IntegerType, false), false)
            .add("documents", BinaryType, false);

    static final StructType SCHEMA = new StructType()
            .add("article", ARTICLE, true)
            .add("reject", Rejects.TABLE.schema(), true)
            .add("skipped", SKIPPED, true)
            .add("counts", COUNTS, true);

    private Staged() {}

    /** The rows of one kind, their fields as columns. */
    static Dataset<Row> only(Dataset<Row> staged, String kind) {
        return staged.where(functions.col(kind).isNotNull()).select(kind + ".*");
    }
}
