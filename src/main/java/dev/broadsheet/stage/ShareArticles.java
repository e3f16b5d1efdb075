package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.topic.TopicShare;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/** {@code article_topics} from the model's weights, and the articles that represent each topic. */
final class ShareArticles {

    private ShareArticles() {}

    /** The table, computed and persisted; it can be read when the model is closed where it {@link #isKept}. */
    static Dataset<Row> of(TopicModel model, TopicNumbers numbers, double minWeight) {
        JavaRDD<Row> rows = model.articles().toJavaRDD().flatMap(article -> shares(article, numbers, minWeight));
        SparkSession spark = model.articles().sparkSession();
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

    private static Iterator<Row> shares(Row article, TopicNumbers numbers, double minWeight) {
        List<Row> rows = new ArrayList<>();
        for (TopicShare share : TopicShare.named(RowArrays.doubles(article, 1), numbers.order(), minWeight)) {
            rows.add(RowFactory.create(
                    article.getString(0), rows.size() + 1, numbers.id(share.topic()), share.weight()));
        }
        return rows.iterator();
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
