package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * {@code articles} → how many there are of each kind. One query, a row for each source and language.
 *
 * @param articles that were kept
 * @param analysed of these, that stand for themselves or a group of duplicates
 * @param undated without a date
 * @param first day of the first article that has one
 * @param last day of the last article
 * @param bySource articles of each source
 * @param byLanguage articles of each language
 */
record ArticleTotals(
        long articles,
        long analysed,
        long undated,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        Map<String, Long> bySource,
        Map<String, Long> byLanguage) {

    static ArticleTotals of(Dataset<Row> table) {
        Map<String, Long> sources = new TreeMap<>();
        Map<String, Long> languages = new TreeMap<>();
        long[] sums = new long[3];
        Optional<LocalDate> first = Optional.empty();
        Optional<LocalDate> last = Optional.empty();
        for (Row row : table.groupBy("source", "language")
                .agg(
                        count(lit(1)),
                        sum(when(col("is_representative"), 1L).otherwise(0L)),
                        sum(when(col("published_on").isNull(), 1L).otherwise(0L)),
                        min("published_on"),
                        max("published_on"))
                .collectAsList()) {
            sources.merge(row.getString(0), row.getLong(2), Long::sum);
            languages.merge(row.getString(1), row.getLong(2), Long::sum);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row.getLong(2 + i);
            }
            first = earlier(first, day(row, 5), -1);
            last = earlier(last, day(row, 6), 1);
        }
        return new ArticleTotals(sums[0], sums[1], sums[2], first, last, sources, languages);
    }

    /** The earlier day with sign &minus;1, the later one with sign 1; a day that is absent is neither. */
    private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other, int sign) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return sign * other.get().compareTo(one.get()) > 0 ? other : one;
    }

    private static Optional<LocalDate> day(Row row, int place) {
        return Optional.ofNullable(row.get(place)).map(day -> LocalDate.parse(day.toString()));
    }
}
