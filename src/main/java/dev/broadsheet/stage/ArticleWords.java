package dev.broadsheet.stage;

import dev.broadsheet.parquet.Cells;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/** The words of the articles of a run, and what is known of these: what terms are counted from. */
public sealed interface ArticleWords extends AutoCloseable permits Reading, WrittenArticles {

    /** What was found when the articles were read. */
    ReadTotals totals();

    /** Articles of each language that count: in the window, and not copies. */
    Map<String, Long> countedByLanguage();

    /** The rows of {@code articles} that lie in the window, in so many partitions or about. */
    JavaRDD<Cells> inWindow(int parts);

    /** Chunks of words with the places in them that do not count. */
    JavaRDD<RawChunk> chunks();

    @Override
    void close();
}
