package dev.broadsheet.stage;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.packed.PackedWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * What a task gives to {@link Shuffled}: what it makes of each thing it reads, the chunks of words as they fill, and its totals at the end.
 *
 * @param <T> what it reads
 */
abstract class AnalysedPairs<T> implements Iterator<Tuple2<byte[], byte[]>> {

    private final Iterator<T> from;
    private final Deque<Tuple2<byte[], byte[]>> ready = new ArrayDeque<>();
    private final ReadTotals totals = new ReadTotals();
    private final OpenChunks chunks;
    private final PackedWriter packer = new PackedWriter();
    private boolean totalsGiven;

    AnalysedPairs(Iterator<T> from, AnalysisSettings analysis) {
        this.from = from;
        this.chunks = new OpenChunks(analysis, ready::add, totals);
    }

    /** Makes pairs of one thing. */
    abstract void accept(T next);

    void give(Tuple2<byte[], byte[]> pair) {
        ready.add(pair);
    }

    ReadTotals totals() {
        return totals;
    }

    OpenChunks chunks() {
        return chunks;
    }

    PackedWriter packer() {
        return packer;
    }

    @Override
    public final boolean hasNext() {
        while (ready.isEmpty()) {
            if (from.hasNext()) {
                accept(from.next());
            } else if (!chunks.closeOne()) {
                if (totalsGiven) {
                    return false;
                }
                ready.add(new Tuple2<>(Shuffled.TOTALS, totals.pack()));
                totalsGiven = true;
            }
        }
        return true;
    }

    @Override
    public final Tuple2<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
