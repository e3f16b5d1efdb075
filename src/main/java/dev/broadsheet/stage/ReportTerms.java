package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.report.Report;
import dev.broadsheet.report.Rounded;
import dev.broadsheet.topic.Relevance;
import dev.broadsheet.topic.TopicDistribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** {@code topic_terms} → the terms of each topic as a report shows them, and its distribution over them. */
final class ReportTerms {

    private final Map<Integer, List<Row>> rows = new HashMap<>();

    private ReportTerms() {}

    /** Reads K x {@code terms} rows, K topics. */
    static ReportTerms of(Dataset<Row> topicTerms, int terms) {
        ReportTerms read = new ReportTerms();
        topicTerms
                .where(col("rank").leq(terms))
                .select("topic_id", "rank", "term_id", "term", "probability", "count", "relevance", "is_background")
                .collectAsList()
                .stream()
                .sorted(Comparator.comparingInt(row -> row.getInt(1)))
                .forEach(row -> read.rows
                        .computeIfAbsent(row.getInt(0), any -> new ArrayList<>())
                        .add(row));
        return read;
    }

    /**
     * The terms of a topic, most probable first.
     *
     * @param tokens of all topics of the language
     */
    List<Report.Term> of(int topic, double tokens) {
        return rows(topic).stream()
                .map(row -> new Report.Term(
                        row.getString(3),
                        Rounded.of(row.getDouble(5)),
                        Rounded.of(tokens * share(row)),
                        row.getBoolean(7) ? 1 : 0))
                .toList();
    }

    /** The topic over its published terms, which sum to 1. */
    TopicDistribution distribution(int topic, Map<Integer, Integer> numbers) {
        TreeMap<Integer, Double> probabilities = new TreeMap<>();
        double sum = rows(topic).stream().mapToDouble(row -> row.getDouble(4)).sum();
        rows(topic)
                .forEach(row -> probabilities.put(
                        numbers.computeIfAbsent(row.getInt(2), any -> numbers.size()), row.getDouble(4) / sum));
        return new TopicDistribution(
                probabilities.keySet().stream().mapToInt(Integer::intValue).toArray(),
                probabilities.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private List<Row> rows(int topic) {
        return rows.getOrDefault(topic, List.of());
    }

    /** The term's share of all tokens, which its relevance tells. */
    private static double share(Row row) {
        return Relevance.share(row.getDouble(4), row.getDouble(6));
    }
}
