package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Numbers on their way to partitions, many in one record: a long and an int each. They arrive in no particular order.
 *
 * @param <T> what a task makes them from, one after the other
 */
final class Parcels<T> implements Iterator<Tuple2<byte[], byte[]>> {

    private static final int MOST_BYTES = 4 << 20;
    private static final int BYTES_OF_ONE = 12;

    private final Iterator<T> from;
    private final BiConsumer<T, Parcels<T>> sender;
    private final PackedWriter[] open;
    private final Deque<Tuple2<byte[], byte[]>> ready = new ArrayDeque<>();
    private int added;

    /**
     * What a task sends.
     *
     * @param sender makes numbers of each thing, by {@link #add}
     */
    Parcels(int parts, Iterator<T> from, BiConsumer<T, Parcels<T>> sender) {
        this.open = new PackedWriter[parts];
        this.from = from;
        this.sender = sender;
    }

    /** Takes what was sent. */
    @FunctionalInterface
    interface Sink {
        void accept(long value, int more);
    }

    /** Brings parcels to where they are for. */
    static JavaPairRDD<byte[], byte[]> deliver(JavaPairRDD<byte[], byte[]> parcels, int parts) {
        return SortedShuffle.sort(parcels, parts, key -> Keys.small(key, 0));
    }

    /** Hands on all numbers of delivered parcels. */
    static void open(Iterator<Tuple2<byte[], byte[]>> parcels, Sink sink) {
        PackedReader in = new PackedReader();
        while (parcels.hasNext()) {
            in.reset(parcels.next()._2());
            while (!in.atEnd()) {
                sink.accept(in.number(), in.bits());
            }
        }
    }

    void add(int part, long value, int more) {
        if (open[part] == null) {
            open[part] = new PackedWriter();
        }
        open[part].number(value).bits(more);
        added++;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && (from.hasNext() || added > 0)) {
            if (from.hasNext()) {
                sender.accept(from.next(), this);
            }
            if (!from.hasNext() || added > MOST_BYTES / BYTES_OF_ONE) {
                close();
            }
        }
        return !ready.isEmpty();
    }

    private void close() {
        for (int part = 0; part < open.length; part++) {
            if (open[part] != null && open[part].size() > 0) {
                ready.add(new Tuple2<>(Keys.small(part), open[part].take()));
            }
        }
        added = 0;
    }

    @Override
    public Tuple2<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
