package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.Slice;
import dev.broadsheet.packed.SortedShuffle;
import java.io.Serializable;
import org.apache.spark.api.java.JavaPairRDD;

/**
 * The one shuffle that carries all that is made of the raw files. The first byte of a key says what kind of record it is, and
 * each kind has partitions of its own:
 *
 * <pre>
 * article    A doc_id path offset   a row of articles, in ranges of doc_id
 * identity   I doc_id path offset   what tells whether an article stands twice, in ranges of doc_id
 * chunk      C number               term counts of some articles, chunks of a task together
 * reject     R path offset          a row of rejects
 * totals     T                      what a task read
 * </pre>
 *
 * @param articleParts ranges of articles; so many files at most
 * @param identityParts ranges of identities
 * @param chunkParts partitions of chunks
 */
record Shuffled(int articleParts, int identityParts, int chunkParts) implements Serializable {

    static final byte[] ARTICLE = {'A'};
    static final byte[] IDENTITY = {'I'};
    static final byte[] CHUNK = {'C'};
    static final byte[] REJECT = {'R'};
    static final byte[] TOTALS = {'T'};

    private static final long ARTICLE_RANGE_BYTES = 16L << 20;
    private static final long IDENTITY_RANGE_BYTES = 1L << 30;
    private static final int MOST_PARTS = 4096;
    private static final int LEAST_ARTICLE_PARTS = 16;

    /**
     * The partitions for a corpus.
     *
     * @param bytes what is to be read, about, after unpacking
     * @param tasks that read it
     * @param cores that work on it
     */
    static Shuffled of(long bytes, int tasks, int cores) {
        return new Shuffled(
                parts(bytes, ARTICLE_RANGE_BYTES, LEAST_ARTICLE_PARTS),
                parts(bytes, IDENTITY_RANGE_BYTES, Math.min(cores, MOST_PARTS)),
                Math.min(Math.min(tasks, Math.max(cores * 4, tasks / 4)), MOST_PARTS));
    }

    private static int parts(long bytes, long each, int least) {
        return (int) Math.max(least, Math.min(MOST_PARTS, bytes / each));
    }

    JavaPairRDD<byte[], byte[]> shuffle(JavaPairRDD<byte[], byte[]> records) {
        return SortedShuffle.sort(records, identityStart() + identityParts + chunkParts + 2, this::place);
    }

    private int identityStart() {
        return articleParts;
    }

    private int chunkStart() {
        return identityStart() + identityParts;
    }

    private int rejectStart() {
        return chunkStart() + chunkParts;
    }

    private int place(byte[] key) {
        return switch (key[0]) {
            case 'A' -> Keys.range(key, 1, articleParts);
            case 'I' -> identityStart() + Keys.range(key, 1, identityParts);
            case 'C' -> chunkStart() + chunkPart(Keys.number(key, 1));
            case 'R' -> rejectStart();
            case 'T' -> rejectStart() + 1;
            default -> throw new IllegalArgumentException("a key of no kind: " + key[0]);
        };
    }

    /** The partition, among those of chunks, of a chunk. */
    int chunkPart(long chunk) {
        return (int) ((chunk >>> Integer.SIZE) % chunkParts);
    }

    /** Articles, sorted, in as many partitions as files are wanted. */
    JavaPairRDD<byte[], byte[]> articles(JavaPairRDD<byte[], byte[]> shuffled, int files) {
        return Slice.of(shuffled, 0, articleParts, files);
    }

    /** The articles, and more of them, in their ranges; nothing else. */
    JavaPairRDD<byte[], byte[]> with(JavaPairRDD<byte[], byte[]> shuffled, JavaPairRDD<byte[], byte[]> more) {
        int ranges = articleParts;
        return SortedShuffle.sort(
                articles(shuffled, articleParts).union(more), ranges, key -> Keys.range(key, 1, ranges));
    }

    JavaPairRDD<byte[], byte[]> identities(JavaPairRDD<byte[], byte[]> shuffled) {
        return Slice.of(shuffled, identityStart(), chunkStart(), identityParts);
    }

    JavaPairRDD<byte[], byte[]> chunks(JavaPairRDD<byte[], byte[]> shuffled) {
        return Slice.of(shuffled, chunkStart(), rejectStart(), chunkParts);
    }

    JavaPairRDD<byte[], byte[]> rejects(JavaPairRDD<byte[], byte[]> shuffled) {
        return Slice.of(shuffled, rejectStart(), rejectStart() + 1, 1);
    }

    JavaPairRDD<byte[], byte[]> totals(JavaPairRDD<byte[], byte[]> shuffled) {
        return Slice.of(shuffled, rejectStart() + 1, rejectStart() + 2, 1);
    }
}
