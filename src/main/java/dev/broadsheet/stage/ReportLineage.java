package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import dev.broadsheet.report.Report;
import dev.broadsheet.table.TopicLineage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/** {@code topic_lineage} → what became of each topic since the run before. K rows. */
final class ReportLineage {

    private static final Set<String> ENDS = Set.of("merged", "retired");

    private final Map<Integer, Row> rows = new HashMap<>();
    private final List<Report.Ceased> ceased = new ArrayList<>();
    private boolean goesOn;

    private ReportLineage() {}

    static ReportLineage of(ReportTables tables) {
        ReportLineage lineage = new ReportLineage();
        tables.find().apply(TopicLineage.TABLE).ifPresent(table -> {
            Row last = table.agg(max(struct("logical_date", "run_id")).getField("run_id"), countDistinct("run_id"))
                    .first();
            lineage.goesOn = last.getLong(1) > 1;
            table
                    .where(col("run_id").equalTo(last.get(0)))
                    .select("topic_id", "label", "change", "previous_topic_id", "into_topic_id", "similarity")
                    .collectAsList()
                    .stream()
                    .sorted(Comparator.comparingInt(row -> row.getInt(0)))
                    .forEach(lineage::take);
        });
        return lineage;
    }

    private void take(Row row) {
        if (ENDS.contains(row.getString(2))) {
            Optional<Integer> into = Optional.ofNullable(row.getAs("into_topic_id"));
            ceased.add(new Report.Ceased(row.getInt(0), row.getString(1), row.getString(2), into));
        } else {
            rows.put(row.getInt(0), row);
        }
    }

    List<Report.Ceased> ceased() {
        return ceased;
    }

    /** Whether there was a run before, which topics could go on from. */
    Optional<String> change(int topic) {
        return goesOn ? row(topic).map(row -> row.getString(2)) : Optional.empty();
    }

    Optional<Integer> from(int topic) {
        return row(topic).map(row -> row.<Integer>getAs("previous_topic_id")).filter(from -> from != topic);
    }

    Optional<Double> similarity(int topic) {
        return row(topic).map(row -> row.getAs("similarity"));
    }

    private Optional<Row> row(int topic) {
        return goesOn ? Optional.ofNullable(rows.get(topic)) : Optional.empty();
    }
}
