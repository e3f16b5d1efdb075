package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code rejects}: what could not be kept, and why. */
public final class Rejects {

    public static final Table TABLE = Table.named("rejects", "One record or file that could not become an article.")
            .sortedBy("input_path", "input_offset")
            .column("input_path", StringType, "", "Input name and path within it; !/ leads into an archive.")
            .column("input_offset", LongType, "bytes", "Where the record begins in its (decompressed) file.")
            .column("stage", StringType, "", "The stage that gave the record up.")
            .column("reason", StringType, "", "Why, from a closed list.")
            .column("message", StringType, "", "What was wrong, in words.")
            .column(
                    "excerpt",
                    StringType,
                    "at most 200 characters",
                    "How the record begins, so that a person recognises it.")
            .build();

    private Rejects() {}
}
