package dev.broadsheet.stage;

import dev.broadsheet.config.BoilerplateSettings;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.phrase.KeyTotals;
import dev.broadsheet.phrase.TokenSequences;
import dev.broadsheet.quality.BoilerplateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Words of articles → the lines that stand in many articles of their source. Only articles that count are counted. */
final class FindBoilerplate {

    private FindBoilerplate() {}

    /** Articles and lines of one source, as far as they were counted. */
    private static final class Source {
        private final KeyTotals lines = new KeyTotals();
        private long articles;
    }

    /**
     * The lines that are boilerplate.
     *
     * @param parts tasks that add up
     */
    static BoilerplateLines find(JavaRDD<RawChunk> chunks, BoilerplateSettings settings, int parts) {
        if (settings.minArticles() == 0) {
            return BoilerplateLines.none();
        }
        long least = settings.minArticles();
        List<byte[]> merged = SortedShuffle.sort(
                        chunks.mapPartitionsToPair(mine -> count(mine, parts)), parts, key -> (int) Keys.number(key, 0))
                .values()
                .mapPartitions(values -> merge(values, least))
                .collect();
        Map<String, Source> sources = new TreeMap<>();
        merged.forEach(part -> read(part, sources));
        BoilerplateRule rule = new BoilerplateRule(settings.minArticles(), settings.minShare());
        Map<String, SortedMap<Long, Long>> found = new TreeMap<>();
        sources.forEach((name, source) -> source.lines.forEach(least, 0, (key, articles, none) -> {
            if (rule.isBoilerplate(source.articles, articles)) {
                found.computeIfAbsent(name, any -> new TreeMap<>()).put(key, (long) articles);
            }
        }));
        return new BoilerplateLines(found);
    }

    private static Iterator<Tuple2<byte[], byte[]>> count(Iterator<RawChunk> chunks, int parts) {
        Map<String, Source> sources = new TreeMap<>();
        chunks.forEachRemaining(chunk -> count(chunk, sources));
        PackedWriter[] out = new PackedWriter[parts];
        Arrays.setAll(out, part -> new PackedWriter());
        sources.forEach((name, source) -> {
            PackedWriter[] lines = new PackedWriter[parts];
            Arrays.setAll(lines, part -> new PackedWriter());
            source.lines.forEach(0, 0, (key, articles, none) -> lines[(int) Long.remainderUnsigned(key >>> 8, parts)]
                    .number(key)
                    .longCount(articles));
            int home = Math.floorMod(name.hashCode(), parts);
            for (int part = 0; part < parts; part++) {
                if (lines[part].size() > 0 || part == home) {
                    out[part]
                            .text(name)
                            .longCount(part == home ? source.articles : 0)
                            .bytes(lines[part].take());
                }
            }
        });
        List<Tuple2<byte[], byte[]>> pairs = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            pairs.add(new Tuple2<>(Keys.number(part), out[part].take()));
        }
        return pairs.iterator();
    }

    private static void count(RawChunk chunk, Map<String, Source> sources) {
        TokenSequences sequences = chunk.sequences();
        boolean[] out = new boolean[sequences.docIds().length];
        Arrays.stream(chunk.leftOut()).forEach(document -> out[document] = true);
        for (int document = 0; document < out.length; document++) {
            if (!out[document]) {
                source(sequences, document, sources).articles++;
            }
        }
        Lines lines = new Lines();
        sequences.forEachKey((document, key) -> {
            if (!out[document]) {
                if (document != lines.document) {
                    lines.flush();
                    lines.document = document;
                    lines.source = source(sequences, document, sources);
                }
                lines.add(key);
            }
        });
        lines.flush();
    }

    private static Source source(TokenSequences sequences, int document, Map<String, Source> sources) {
        return sources.computeIfAbsent(
                sequences.sources()[sequences.sourceOfDocument()[document]], name -> new Source());
    }

    /** The lines of one article. */
    private static final class Lines {
        private int document = -1;
        private Source source = new Source();
        private long[] keys = new long[64];
        private int size;

        void add(long key) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
            }
            keys[size++] = key;
        }

        /** A line counts once an article. */
        void flush() {
            Arrays.sort(keys, 0, size);
            for (int i = 0; i < size; i++) {
                if (i == 0 || keys[i] != keys[i - 1]) {
                    source.lines.add(keys[i], 1, 0);
                }
            }
            size = 0;
        }
    }

    private static Iterator<byte[]> merge(Iterator<byte[]> values, long least) {
        Map<String, Source> sources = new TreeMap<>();
        values.forEachRemaining(value -> read(value, sources));
        PackedWriter out = new PackedWriter();
        PackedWriter lines = new PackedWriter();
        sources.forEach((name, source) -> {
            source.lines.forEach(
                    least, 0, (key, articles, none) -> lines.number(key).longCount(articles));
            // of small sources nothing is left, not even how many articles they have
            if (source.articles >= least || lines.size() > 0) {
                out.text(name).longCount(source.articles).bytes(lines.take());
            }
        });
        return List.of(out.take()).iterator();
    }

    private static void read(byte[] value, Map<String, Source> sources) {
        PackedReader in = new PackedReader(value);
        while (!in.atEnd()) {
            Source source = sources.computeIfAbsent(in.text(), name -> new Source());
            source.articles += in.longCount();
            PackedReader lines = new PackedReader(in.bytes());
            while (!lines.atEnd()) {
                source.lines.add(lines.number(), lines.longCount(), 0);
            }
        }
    }
}
