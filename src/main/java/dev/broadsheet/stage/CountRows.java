package dev.broadsheet.stage;

import dev.broadsheet.weight.TermCounts;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Term counts as rows of {@link Staged#COUNTS}, and back. */
final class CountRows {

    private CountRows() {}

    static Row row(long chunk, TermCounts counts) {
        return RowFactory.create(
                chunk,
                counts.language(),
                counts.docIds(),
                counts.stems(),
                counts.surfaces(),
                counts.stemOfSurface(),
                counts.documents());
    }

    static TermCounts counts(Row row) {
        return new TermCounts(
                row.getAs("language"),
                strings(row, "doc_ids"),
                strings(row, "stems"),
                strings(row, "surfaces"),
                ints(row, "stem_of_surface"),
                row.getAs("documents"));
    }

    /** The places that do not count, ascending; none when the column is null. */
    static int[] leftOut(Row row) {
        return row.isNullAt(row.fieldIndex("left_out")) ? new int[0] : ints(row, "left_out");
    }

    private static String[] strings(Row row, String column) {
        List<String> values = row.getList(row.fieldIndex(column));
        return values.toArray(String[]::new);
    }

    private static int[] ints(Row row, String column) {
        List<Integer> values = row.getList(row.fieldIndex(column));
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
