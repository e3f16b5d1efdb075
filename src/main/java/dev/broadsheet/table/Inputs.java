package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

/** {@code inputs}: the files behind what is published, by which the next run knows what it need not read again. */
public final class Inputs {

    public static final Table TABLE = Table.named("inputs", "One file whose records are published.")
            .key("input_path")
            .sortedBy("input_path")
            .column(
                    "input_path",
                    StringType,
                    "",
                    "Input name and path within it; begins the input_path of what stands in it.")
            .column("file_size", LongType, "bytes", "Length of the file when it was read.")
            .column(
                    "modified_at",
                    TimestampType,
                    "UTC, milliseconds",
                    "When it had been changed last when it was read.")
            .column(
                    "is_present",
                    BooleanType,
                    "",
                    "Whether the run found it; otherwise it is gone, and accumulation.removed-inputs keeps what it held.")
            .column("read_on", DateType, "day", "Logical date of the run that read it.")
            .column("read_in", StringType, "", "The run that read it.")
            .column("skipped", LongType, "records", "Records in it that never were articles.")
            .build();

    private Inputs() {}
}
