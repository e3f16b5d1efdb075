package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.quality.LineKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/** Lines of boilerplate → the rows of {@code boilerplate_lines}. */
public final class ShowBoilerplate {

    /** Of the ways a line is written the shortest is shown, of these the first in code point order. */
    private static final Comparator<String> SHOWN =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private ShowBoilerplate() {}

    /**
     * The rows, in no order.
     *
     * @param lines that were found
     * @param articles of {@code table.Articles}, to find the lines as they are written
     */
    public static List<Row> rows(BoilerplateLines lines, Dataset<Row> articles) {
        if (lines.size() == 0) {
            return List.of();
        }
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(articles.sparkSession().sparkContext());
        Broadcast<BoilerplateLines> shared = context.broadcast(lines);
        Map<Tuple2<String, Long>, String> written = articles.where(col("is_representative"))
                .select("source", "text")
                .toJavaRDD()
                .mapPartitionsToPair(rows -> found(rows, shared.value()))
                .reduceByKey((a, b) -> SHOWN.compare(a, b) <= 0 ? a : b)
                .collectAsMap();
        shared.destroy();
        List<Row> rows = new ArrayList<>();
        written.forEach((key, line) -> rows.add(RowFactory.create(key._1(), line, lines.articles(key._1(), key._2()))));
        return rows;
    }

    private static Iterator<Tuple2<Tuple2<String, Long>, String>> found(
            Iterator<Row> articles, BoilerplateLines lines) {
        Map<Tuple2<String, Long>, String> found = new HashMap<>();
        while (articles.hasNext()) {
            Row article = articles.next();
            String source = article.getString(0);
            if (lines.has(source)) {
                article.getString(1).lines().forEach(line -> {
                    long key = LineKeys.of(line);
                    if (key != LineKeys.NO_KEY && lines.articles(source, key) > 0) {
                        found.merge(
                                new Tuple2<>(source, key), line.strip(), (a, b) -> SHOWN.compare(a, b) <= 0 ? a : b);
                    }
                });
            }
        }
        return found.entrySet().stream()
                .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                .iterator();
    }
}
