package dev.broadsheet.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.hadoop.conf.Configuration;

/** The values of one column of several rows of files, each of which ascends, merged: ascending, equal ones of different rows one after another. */
final class SortedValues implements Closeable {

    private final List<ColumnValues> open = new ArrayList<>();
    private final PriorityQueue<Next> heap;

    /** @param chains paths of files, of which each next one begins after the end of the last */
    SortedValues(String name, List<List<String>> chains, Configuration configuration) throws IOException {
        Comparator<Next> byValue = (one, other) -> Values.compare(one.value(), other.value());
        this.heap = new PriorityQueue<>(Math.max(1, chains.size()), byValue);
        try {
            for (List<String> chain : chains) {
                ColumnValues values = new ColumnValues(name, chain, configuration);
                open.add(values);
                advance(values);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private record Next(Object value, ColumnValues from) {}

    private void advance(ColumnValues values) throws IOException {
        values.next().ifPresent(value -> heap.add(new Next(value, values)));
    }

    /** The next value, or nothing when there is none left. */
    Optional<Object> next() throws IOException {
        Next least = heap.poll();
        if (least == null) {
            return Optional.empty();
        }
        advance(least.from());
        return Optional.of(least.value());
    }

    /** Files as rows of files that ascend: as few rows as the files overlap. */
    static List<List<String>> chains(List<FileSummary> files) {
        List<List<String>> chains = new ArrayList<>();
        List<Object> ends = new ArrayList<>();
        for (FileSummary file : files) {
            int at = 0;
            while (at < ends.size() && Values.compare(ends.get(at), file.first().get(0)) >= 0) {
                at++;
            }
            if (at == ends.size()) {
                chains.add(new ArrayList<>());
                ends.add(file.last().get(0));
            }
            chains.get(at).add(file.path());
            ends.set(at, file.last().get(0));
        }
        return chains;
    }

    @Override
    public void close() throws IOException {
        for (ColumnValues values : open) {
            values.close();
        }
    }
}
