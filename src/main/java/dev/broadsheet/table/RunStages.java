package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Set;
import org.apache.spark.sql.types.DataTypes;

/** {@code run_stages}: what each stage of the run did. */
public final class RunStages {

    public static final Table TABLE = Table.named("run_stages", "One stage of the run.")
            .key("run_id", "stage")
            .column("run_id", StringType, "", "The run.")
            .column("stage", StringType, "", "The stage, named by what it does.")
            .column("rows_in", LongType, "rows", "Rows or records the stage took in.")
            .column("rows_out", LongType, "rows", "Rows the stage gave on.")
            .column("rejected", LongType, "rows", "Rows the stage gave up; each stands in rejects.")
            .column("seconds", DoubleType, "s", "Wall-clock time of the stage.")
            .column(
                    "metrics",
                    DataTypes.createMapType(StringType, DoubleType, false),
                    "",
                    "Further figures of the stage by name; resumed: 1 of a stage that was taken over from an attempt that broke off.")
            .build();

    /** 1 of a stage that an attempt did which broke off, and from which this one took it over. */
    public static final String RESUMED = "resumed";

    /** Files of a table that stand in it as an earlier run wrote them. */
    public static final String FILES_KEPT = "files_kept";

    /** Figures that tell what the run did itself: what it took over from the published run or an attempt before is not among it. */
    public static final Set<String> OF_READING =
            Set.of("files_read", "files_taken_over", "bytes", "impossible_dates", FILES_KEPT, RESUMED);

    private RunStages() {}
}
