package dev.broadsheet.stage;

import dev.broadsheet.parquet.Cells;
import dev.broadsheet.quality.LineKeys;
import dev.broadsheet.table.Articles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/** Lines of boilerplate → the rows of {@code boilerplate_lines}. */
public final class ShowBoilerplate {

    /** Of the ways a line is written the shortest is shown, of these the first in code point order. */
    private static final Comparator<String> SHOWN =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final Comparator<byte[]> CODE_POINTS = Arrays::compareUnsigned;

    private static final int SOURCE = Articles.TABLE.place("source");
    private static final int TEXT = Articles.TABLE.place("text");
    private static final int REPRESENTATIVE = Articles.TABLE.place("is_representative");

    private ShowBoilerplate() {}

    /**
     * The rows, by source and line.
     *
     * @param lines that were found
     * @param articles rows of {@code table.Articles} among which they were found, to find the lines as they are written
     */
    public static List<Row> rows(BoilerplateLines lines, JavaRDD<Cells> articles) {
        if (lines.size() == 0) {
            return List.of();
        }
        JavaSparkContext context = JavaSparkContext.fromSparkContext(articles.context());
        Broadcast<BoilerplateLines> shared = context.broadcast(lines);
        Map<Tuple2<String, Long>, String> written = articles.mapPartitionsToPair(rows -> found(rows, shared.value()))
                .reduceByKey((a, b) -> SHOWN.compare(a, b) <= 0 ? a : b)
                .collectAsMap();
        shared.destroy();
        List<Row> rows = new ArrayList<>();
        written.forEach((key, line) -> rows.add(RowFactory.create(key._1(), line, lines.articles(key._1(), key._2()))));
        rows.sort(Comparator.comparing((Row row) -> utf8(row, 0), CODE_POINTS)
                .thenComparing(row -> utf8(row, 1), CODE_POINTS));
        return rows;
    }

    private static byte[] utf8(Row row, int column) {
        return row.getString(column).getBytes(StandardCharsets.UTF_8);
    }

    private static Iterator<Tuple2<Tuple2<String, Long>, String>> found(
            Iterator<Cells> articles, BoilerplateLines lines) {
        Map<Tuple2<String, Long>, String> found = new HashMap<>();
        while (articles.hasNext()) {
            Cells article = articles.next();
            String source = article.bytes(SOURCE).toStringUsingUTF8();
            if (article.truth(REPRESENTATIVE) && lines.has(source)) {
                article.bytes(TEXT).toStringUsingUTF8().lines().forEach(line -> {
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
