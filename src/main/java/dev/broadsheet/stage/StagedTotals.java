package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.broadsheet.corpus.Article.DateNote;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one pass over the raw files found, added up.
 *
 * @param byInput records read under each input name: {@code articles + rejects}, before duplicates are looked for
 * @param articles records that became articles
 * @param rejects records and files given up while reading
 * @param skipped files that never were articles
 * @param characters code points of all articles
 * @param decodeErrors sequences that could not be decoded
 * @param impossibleDates dates that could not be read or cannot be
 * @param countBytes bytes of the encoded term counts
 * @param articlesByLanguage articles of each language, copies included
 */
public record StagedTotals(
        SortedMap<String, Long> byInput,
        long articles,
        long rejects,
        long skipped,
        long characters,
        long decodeErrors,
        long impossibleDates,
        long countBytes,
        SortedMap<String, Long> articlesByLanguage) {

    /** Adds up staged rows. */
    static StagedTotals of(Dataset<Row> staged) {
        Column path = coalesce(col("article.input_path"), col("reject.input_path"), col("skipped.input_path"));
        Column note = col("article.date_note");
        List<Row> rows = staged.groupBy(
                        substring_index(path, "/", 1).as("input"),
                        col("article.language").as("language"))
                .agg(
                        count(col("article.doc_id")).as("articles"),
                        count(col("reject.reason")).as("rejects"),
                        count(col("skipped.reason")).as("skipped"),
                        sum("article.char_count").as("characters"),
                        sum("article.decode_errors").as("decode_errors"),
                        count(when(note.isin(DateNote.UNPARSABLE.name(), DateNote.OUT_OF_RANGE.name()), lit(1)))
                                .as("impossible_dates"),
                        sum(octet_length(col("counts.documents"))).as("count_bytes"))
                .collectAsList();
        SortedMap<String, Long> byInput = new TreeMap<>();
        SortedMap<String, Long> byLanguage = new TreeMap<>();
        for (Row row : rows) {
            if (row.isNullAt(row.fieldIndex("input"))) {
                continue;
            }
            byInput.merge(row.getAs("input"), value(row, "articles") + value(row, "rejects"), Long::sum);
            if (!row.isNullAt(row.fieldIndex("language"))) {
                byLanguage.merge(row.getAs("language"), value(row, "articles"), Long::sum);
            }
        }
        return new StagedTotals(
                byInput,
                total(rows, "articles"),
                total(rows, "rejects"),
                total(rows, "skipped"),
                total(rows, "characters"),
                total(rows, "decode_errors"),
                total(rows, "impossible_dates"),
                total(rows, "count_bytes"),
                byLanguage);
    }

    /** Articles of each language that count: those that are neither copies nor rejected for their id. */
    public Map<String, Long> counted(Dataset<Row> resolved) {
        Map<String, Long> counted = new TreeMap<>(articlesByLanguage);
        resolved.where(not(col("representative")))
                .groupBy("language")
                .count()
                .collectAsList()
                .forEach(row -> counted.merge(row.getString(0), -row.getLong(1), Long::sum));
        counted.values().removeIf(articles -> articles == 0);
        return counted;
    }

    private static long total(List<Row> rows, String column) {
        return rows.stream().mapToLong(row -> value(row, column)).sum();
    }

    private static long value(Row row, String column) {
        return row.isNullAt(row.fieldIndex(column)) ? 0 : row.<Long>getAs(column);
    }
}
