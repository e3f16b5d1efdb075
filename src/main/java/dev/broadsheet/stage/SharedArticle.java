package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedRow;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.topic.TopicShare;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The rows of {@code article_topics} of one article.
 *
 * @param length tokens of the article
 * @param topicIds published numbers of its topics, by weight
 * @param weights of these, falling, summing to 1
 * @param terms of the first topics, readable: those of the article that give them most
 */
public record SharedArticle(String docId, int length, int[] topicIds, double[] weights, String[][] terms)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * An article and its topics.
     *
     * @param shares topics by their place among the numbers
     * @param terms of the first of them
     */
    static SharedArticle of(String docId, int length, List<TopicShare> shares, String[][] terms, TopicNumbers numbers) {
        return new SharedArticle(
                docId,
                length,
                shares.stream().mapToInt(share -> numbers.id(share.topic())).toArray(),
                shares.stream().mapToDouble(TopicShare::weight).toArray(),
                terms);
    }

    /** The rows of all articles, sorted, in so many files or fewer. */
    static JavaRDD<Cells> rows(JavaRDD<SharedArticle> articles, int files) {
        JavaPairRDD<byte[], byte[]> packed = articles.mapPartitionsToPair(some -> {
            PackedWriter packer = new PackedWriter();
            return Iterators.joined(Iterators.mapped(some, article -> article.packed(packer)));
        });
        return SortedShuffle.sort(packed, files, key -> Keys.range(key, 0, files))
                .mapPartitions(pairs -> {
                    PackedRow row = new PackedRow(ArticleTopics.TABLE);
                    return Iterators.mapped(pairs, pair -> row.set(pair._2()));
                });
    }

    private List<String> reasons(int place) {
        return place < terms.length ? List.of(terms[place]) : List.of();
    }

    private Iterator<Tuple2<byte[], byte[]>> packed(PackedWriter packer) {
        return IntStream.range(0, topicIds.length)
                .mapToObj(place -> new Tuple2<>(
                        Keys.join(Keys.id(docId), Keys.small(place + 1)),
                        PackedRow.pack(
                                ArticleTopics.TABLE,
                                packer,
                                docId,
                                place + 1,
                                topicIds[place],
                                weights[place],
                                reasons(place))))
                .iterator();
    }
}
