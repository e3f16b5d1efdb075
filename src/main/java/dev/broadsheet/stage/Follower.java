package dev.broadsheet.stage;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import scala.Tuple2;

/** Walks along sorted pairs, to those of an ascending row of keys. */
final class Follower {

    private final Iterator<Tuple2<byte[], byte[]>> pairs;
    private Optional<Tuple2<byte[], byte[]>> next;

    Follower(Iterator<Tuple2<byte[], byte[]>> pairs) {
        this.pairs = pairs;
        this.next = advance();
    }

    private Optional<Tuple2<byte[], byte[]>> advance() {
        return pairs.hasNext() ? Optional.of(pairs.next()) : Optional.empty();
    }

    /** The next value whose key begins with the part of a key that begins at a place; empty when there is none. */
    Optional<byte[]> take(byte[] key, int from, int length) {
        while (next.isPresent()) {
            byte[] mine = next.get()._1();
            int order = Arrays.compareUnsigned(mine, 0, Math.min(mine.length, length), key, from, from + length);
            if (order == 0) {
                byte[] value = next.get()._2();
                next = advance();
                return Optional.of(value);
            } else if (order > 0) {
                return Optional.empty();
            }
            next = advance();
        }
        return Optional.empty();
    }
}
