package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import dev.broadsheet.report.Excerpt;
import dev.broadsheet.report.Report;
import dev.broadsheet.report.Rounded;
import dev.broadsheet.report.SafeUrl;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Keyphrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/** {@code article_topics}, {@code articles} and {@code keyphrases} → the articles that stand for each topic. */
final class ReportArticles {

    private static final int EXCERPT = 400;
    private static final int PHRASES = 6;
    private static final String EVIDENCE = "terms";

    private final List<Report.Article> articles = new ArrayList<>();
    private final Map<Integer, List<Report.Member>> members = new HashMap<>();

    private ReportArticles() {}

    /**
     * Reads at most {@code most} articles of each topic: by weight descending, then tokens descending, then doc_id ascending, as
     * {@code representative_doc_ids} are chosen.
     */
    static ReportArticles of(ReportTables tables, int most) {
        ReportArticles read = new ReportArticles();
        Dataset<Row> shares = tables.of(ArticleTopics.TABLE);
        Dataset<Row> chosen = shares.join(tables.of(Articles.TABLE).select("doc_id", "token_count"), "doc_id")
                .withColumn(
                        "place",
                        row_number()
                                .over(Window.partitionBy("topic_id")
                                        .orderBy(
                                                col("weight").desc(),
                                                col("token_count").desc(),
                                                col("doc_id"))))
                .where(col("place").leq(most))
                .select(col("topic_id"), col("place"), col("doc_id"), col("weight"), evidence(shares));
        List<Row> best = new ArrayList<>(chosen.collectAsList());
        best.sort(ReportArticles::byTopic);
        Map<String, Integer> places = read.read(
                tables, best.stream().map(row -> row.getString(2)).distinct().toList());
        best.forEach(row -> Optional.ofNullable(places.get(row.getString(2))).ifPresent(place -> read.members
                .computeIfAbsent(row.getInt(0), any -> new ArrayList<>())
                .add(new Report.Member(place, Rounded.of(row.getDouble(3)), strings(row, 4)))));
        return read;
    }

    List<Report.Article> articles() {
        return articles;
    }

    /** The articles of a topic, those with most of it first. */
    List<Report.Member> of(int topic) {
        return members.getOrDefault(topic, List.of());
    }

    private static int byTopic(Row left, Row right) {
        int byTopic = Integer.compare(left.getInt(0), right.getInt(0));
        return byTopic != 0 ? byTopic : Integer.compare(left.getInt(1), right.getInt(1));
    }

    private static Column evidence(Dataset<Row> shares) {
        return Arrays.asList(shares.columns()).contains(EVIDENCE)
                ? col(EVIDENCE)
                : lit(new String[0]).cast("array<string>");
    }

    private Map<String, Integer> read(ReportTables tables, List<String> ids) {
        SparkSession spark = tables.of(Articles.TABLE).sparkSession();
        Dataset<Row> wanted = broadcast(
                spark.createDataset(ids, org.apache.spark.sql.Encoders.STRING()).toDF("doc_id"));
        Map<String, List<String>> phrases = phrases(tables, wanted);
        Map<String, Integer> places = new HashMap<>();
        tables
                .of(Articles.TABLE)
                .join(wanted, "doc_id")
                .select(
                        col("doc_id"),
                        col("title"),
                        col("source"),
                        col("published_on"),
                        col("url"),
                        col("language"),
                        substring(col("text"), 1, EXCERPT))
                .collectAsList()
                .stream()
                .sorted(Comparator.comparing(row -> row.getString(0)))
                .forEach(row -> {
                    places.put(row.getString(0), articles.size());
                    articles.add(new Report.Article(
                            row.getString(0),
                            row.getString(1),
                            row.getString(2),
                            row.isNullAt(3) ? "" : row.get(3).toString(),
                            row.isNullAt(4) ? "" : SafeUrl.of(row.getString(4)),
                            row.getString(5),
                            Excerpt.of(row.getString(6), row.getString(1)),
                            phrases.getOrDefault(row.getString(0), List.of())));
                });
        return places;
    }

    private static Map<String, List<String>> phrases(ReportTables tables, Dataset<Row> wanted) {
        Map<String, List<String>> phrases = new HashMap<>();
        tables.of(Keyphrases.TABLE)
                .where(col("rank").leq(PHRASES))
                .join(wanted, "doc_id")
                .groupBy("doc_id")
                .agg(sort_array(collect_list(struct("rank", "phrase"))).getField("phrase"))
                .collectAsList()
                .forEach(row -> phrases.put(row.getString(0), strings(row, 1)));
        return phrases;
    }

    private static List<String> strings(Row row, int place) {
        return row.isNullAt(place) ? List.of() : List.copyOf(row.<String>getList(place));
    }
}
