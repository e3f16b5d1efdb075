package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.topic.TopicReasons;
import dev.broadsheet.topic.TopicShare;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/** {@code article_topics} from the model's weights and the articles' terms, and the articles that represent each topic. */
final class ShareArticles {

    private final ExplainTopics explain;
    private final TopicReasons reasons;
    private final TopicNumbers numbers;
    private final double minWeight;

    private ShareArticles(ExplainTopics explain, TopicNumbers numbers, double minWeight) {
        this.explain = explain;
        this.reasons = explain.reasons();
        this.numbers = numbers;
        this.minWeight = minWeight;
    }

    /**
     * The table, computed and persisted; it can be read when the model is closed where it {@link #isKept}.
     *
     * @param documents doc_id, term_ids and counts of the articles
     */
    static Dataset<Row> of(
            TopicModel model, Dataset<Row> documents, ExplainTopics explain, TopicNumbers numbers, double minWeight) {
        SparkSession spark = documents.sparkSession();
        Broadcast<ExplainTopics> shared =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(explain);
        JavaRDD<Row> rows = documents
                .join(model.articles(), "doc_id")
                .select("doc_id", "weights", "term_ids", "counts")
                .toJavaRDD()
                .mapPartitions(articles -> new ShareArticles(shared.value(), numbers, minWeight).shares(articles));
        Dataset<Row> table = spark.createDataFrame(rows, ArticleTopics.TABLE.schema());
        if (isKept(spark)) {
            return table.localCheckpoint();
        }
        table.persist(StorageLevel.MEMORY_AND_DISK());
        table.count();
        return table;
    }

    /**
     * Whether the table needs the model no more. The driver's own machine does not lose what it has computed; executors can be lost, and
     * their share computed anew.
     */
    static boolean isKept(SparkSession spark) {
        return spark.sparkContext().isLocal();
    }

    private Iterator<Row> shares(Iterator<Row> articles) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(articles, Spliterator.ORDERED), false)
                .flatMap(this::shares)
                .iterator();
    }

    private Stream<Row> shares(Row article) {
        double[] theta = RowArrays.doubles(article, 1);
        List<TopicShare> shares = TopicShare.named(theta, numbers.order(), minWeight);
        int[] explained = shares.stream()
                .limit(ExplainTopics.TOPICS)
                .mapToInt(share -> numbers.engine(share.topic()))
                .toArray();
        List<int[]> terms = reasons.of(theta, RowArrays.ints(article, 2), RowArrays.ints(article, 3), explained);
        return IntStream.range(0, shares.size())
                .mapToObj(place -> RowFactory.create(
                        article.getString(0),
                        place + 1,
                        numbers.id(shares.get(place).topic()),
                        shares.get(place).weight(),
                        place < terms.size() ? explain.names(terms.get(place)) : new String[0]));
    }

    /**
     * The articles with most of each topic: by weight descending, then tokens descending, then doc_id ascending.
     *
     * @return doc_ids by topic; topics that stand in no article are missing. At most K x {@code most} ids
     */
    static Map<Integer, List<String>> representatives(Dataset<Row> articleTopics, Dataset<Row> articles, int most) {
        return articleTopics
                .join(articles.select("doc_id", "token_count"), "doc_id")
                .withColumn(
                        "place",
                        row_number()
                                .over(Window.partitionBy("topic_id")
                                        .orderBy(
                                                col("weight").desc(),
                                                col("token_count").desc(),
                                                col("doc_id").asc())))
                .where(col("place").leq(most))
                .orderBy("topic_id", "place")
                .select("topic_id", "doc_id")
                .collectAsList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getInt(0), Collectors.mapping(row -> row.getString(1), Collectors.toList())));
    }
}
