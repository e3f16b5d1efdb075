package dev.broadsheet.stage;

import dev.broadsheet.duplicate.Buckets;
import dev.broadsheet.packed.Keys;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scala.Tuple2;

/** Pairs of articles → by the number of each: where its shingles are wanted, the number of the first of the pair and a place. */
final class ShingleRequests {

    /** Places that the pairs of one article are divided among. */
    private static final int PLACES = 16;

    /** So many pairs go to one place first: the article's own shingles are sent there once, and not as often as it has pairs. */
    private static final int TOGETHER = 64;

    private ShingleRequests() {}

    /** @param pairs in ascending order, by the first of each and then the other */
    static Iterator<Tuple2<byte[], byte[]>> of(long[] pairs) {
        return IntStream.range(0, pairs.length)
                .boxed()
                .flatMap(i -> {
                    byte[] target = target(pairs, i);
                    return Stream.of(first(pairs[i]), (int) pairs[i])
                            .map(article -> new Tuple2<>(Keys.join(Keys.small(article), target), new byte[0]));
                })
                .iterator();
    }

    private static byte[] target(long[] pairs, int at) {
        int one = first(pairs[at]);
        int other = (int) pairs[at];
        boolean many = at >= TOGETHER && first(pairs[at - TOGETHER]) == one;
        int place = many ? Buckets.part(other, PLACES) : 0;
        return Keys.join(Keys.small(one), new byte[] {(byte) place});
    }

    private static int first(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }
}
