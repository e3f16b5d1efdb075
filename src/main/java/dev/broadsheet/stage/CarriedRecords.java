package dev.broadsheet.stage;

import dev.broadsheet.corpus.Article;
import dev.broadsheet.corpus.Article.DateNote;
import dev.broadsheet.corpus.Carried;
import dev.broadsheet.corpus.Location;
import dev.broadsheet.corpus.ReadRecord;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.corpus.Reject;
import dev.broadsheet.corpus.RejectReason;
import dev.broadsheet.table.Articles;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * {@code articles} and {@code rejects} of an earlier run → the records that stood in files which need not be read again. Records are as
 * they were read: what stands twice, and which terms count, is found anew among all records.
 *
 * @param records articles and rejects
 * @param bytes that they take in their files
 */
public record CarriedRecords(JavaRDD<ReadRecord> records, long bytes) {

    private static final String PUBLISHED = "published_at";

    /** None. */
    public static CarriedRecords none(JavaSparkContext spark) {
        return new CarriedRecords(spark.emptyRDD(), 0);
    }

    /**
     * Takes the records whose files are not dropped.
     *
     * @param articles with every column of {@code table.Articles}; fields is null where the run did not know them yet
     * @param dropped paths of files
     * @param bytes that both tables take in their files
     */
    public static CarriedRecords of(
            JavaSparkContext spark, Dataset<Row> articles, Dataset<Row> rejects, Set<String> dropped, long bytes) {
        Broadcast<Set<String>> gone = spark.broadcast(new HashSet<>(dropped));
        JavaRDD<ReadRecord> kept = articles.withColumn(PUBLISHED, functions.unix_micros(articles.col(PUBLISHED)))
                .toJavaRDD()
                .filter(row -> !ReadingPlan.isDropped(gone.value(), row.getAs("input_path")))
                .map(CarriedRecords::article);
        return new CarriedRecords(kept.union(rejects(rejects, gone)), bytes);
    }

    /**
     * Takes the rejects alone, where the articles are {@link SettledArticles}.
     *
     * @param dropped paths of files
     * @param bytes that the table takes in its files
     */
    public static CarriedRecords ofRejects(
            JavaSparkContext spark, Dataset<Row> rejects, Set<String> dropped, long bytes) {
        return new CarriedRecords(rejects(rejects, spark.broadcast(new HashSet<>(dropped))), bytes);
    }

    private static JavaRDD<ReadRecord> rejects(Dataset<Row> rejects, Broadcast<Set<String>> dropped) {
        return rejects.toJavaRDD()
                .filter(row -> !ReadingPlan.isDropped(dropped.value(), row.getAs("input_path")))
                .map(CarriedRecords::reject);
    }

    private static Carried article(Row row) {
        Optional<Long> published = Optional.ofNullable(row.getAs(PUBLISHED));
        Article article = new Article(
                at(row),
                row.getAs("doc_id"),
                row.getAs("source"),
                Optional.ofNullable(row.getAs("native_id")),
                Optional.ofNullable(row.getAs("url")),
                row.getAs("title"),
                published.map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS)),
                Optional.empty(),
                row.getAs("text"),
                row.getAs("content_hash"),
                row.getAs("charset"),
                row.getAs("decode_errors"),
                published.isPresent() ? DateNote.USED : DateNote.NONE_GIVEN,
                fields(row));
        return new Carried(article, row.getAs("language"), row.getAs("language_confidence"));
    }

    private static SortedMap<String, List<String>> fields(Row row) {
        SortedMap<String, List<String>> fields = new TreeMap<>();
        int at = row.fieldIndex(Articles.FIELDS);
        if (!row.isNullAt(at)) {
            row.<String, Seq<String>>getJavaMap(at)
                    .forEach((name, values) -> fields.put(name, List.copyOf(CollectionConverters.asJava(values))));
        }
        return fields;
    }

    private static Reject reject(Row row) {
        return new Reject(
                at(row),
                row.getAs("stage"),
                RejectReason.of(row.getAs("reason")),
                row.getAs("message"),
                row.getAs("excerpt"));
    }

    private static Location at(Row row) {
        return new Location(row.getAs("input_path"), row.<Long>getAs("input_offset"));
    }
}
