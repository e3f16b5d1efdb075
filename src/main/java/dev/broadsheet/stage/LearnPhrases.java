package dev.broadsheet.stage;

import dev.broadsheet.config.PhraseSettings;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.phrase.KeySet;
import dev.broadsheet.phrase.KeyTotals;
import dev.broadsheet.phrase.Ngram;
import dev.broadsheet.phrase.NgramCounter;
import dev.broadsheet.phrase.PairCounter;
import dev.broadsheet.phrase.Phrase;
import dev.broadsheet.phrase.PhraseChooser;
import dev.broadsheet.phrase.PhraseSet;
import dev.broadsheet.phrase.PhrasedTerms;
import dev.broadsheet.phrase.WordForms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Words of articles → the phrases of each language, in two passes: pairs of words, then the runs that frequent pairs make ({@link
 * NgramCounter}). Exact above the floors, however the articles are divided.
 */
final class LearnPhrases {

    /** Distinct pairs or runs that a task holds before it hands them on. */
    private static final int MOST_HELD = 1_000_000;

    private static final int MOST_PARTS = 1024;

    private final JavaSparkContext spark;
    private final JavaRDD<RawChunk> chunks;
    private final Broadcast<BoilerplateLines> lines;
    private final PhraseSettings settings;
    private final int parts;

    private LearnPhrases(
            JavaSparkContext spark,
            JavaRDD<RawChunk> chunks,
            Broadcast<BoilerplateLines> lines,
            PhraseSettings settings) {
        this.spark = spark;
        this.chunks = chunks;
        this.lines = lines;
        this.settings = settings;
        this.parts =
                Math.max(1, Math.min(MOST_PARTS, Math.max(spark.defaultParallelism(), chunks.getNumPartitions() / 4)));
    }

    /**
     * The phrases of each language that has some.
     *
     * @param chunks words of the articles
     * @param lines that are left out
     * @param words of each language, about, for the floors
     */
    static Map<String, PhraseSet> learn(
            JavaSparkContext spark,
            JavaRDD<RawChunk> chunks,
            Broadcast<BoilerplateLines> lines,
            PhraseSettings settings,
            Map<String, Long> words) {
        if (settings.most() == 0) {
            return Map.of();
        }
        return new LearnPhrases(spark, chunks, lines, settings).learn(words);
    }

    /** What is known of the words and pairs of a language. */
    private static final class Pairs {
        private final KeyTotals words = new KeyTotals();
        private final LongStream.Builder frequent = LongStream.builder();
        private long tokens;
    }

    private Map<String, PhraseSet> learn(Map<String, Long> words) {
        Map<String, Pairs> pairs = pairs(words);
        Map<String, List<Ngram>> runs = runs(pairs);
        Map<String, PhraseSet> phrases = new TreeMap<>();
        runs.forEach((language, counted) -> {
            Pairs known = pairs.get(language);
            List<Phrase> chosen = new PhraseChooser(settings, known.tokens, known.words::count).choose(counted);
            if (!chosen.isEmpty()) {
                phrases.put(
                        language,
                        PhraseSet.of(chosen.stream()
                                .map(phrase -> phrase.counted().words())
                                .toList()));
            }
        });
        return phrases;
    }

    private Map<String, Pairs> pairs(Map<String, Long> words) {
        HashMap<String, Long> floors = new HashMap<>();
        words.forEach((language, n) -> floors.put(language, settings.countFloor(n)));
        int leastArticles = settings.minArticles();
        Broadcast<BoilerplateLines> left = lines;
        int places = parts;
        List<byte[]> merged = SortedShuffle.sort(
                        chunks.mapPartitionsToPair(mine -> countPairs(mine, left.value(), places)), parts, key ->
                                (int) Keys.number(key, 0))
                .values()
                .mapPartitions(values -> mergePairs(values, floors, leastArticles))
                .collect();
        Map<String, Pairs> pairs = new HashMap<>();
        for (byte[] part : merged) {
            PackedReader in = new PackedReader(part);
            Pairs known = pairs.computeIfAbsent(in.text(), language -> new Pairs());
            known.tokens += in.longCount();
            while (!in.atEnd()) {
                long key = in.number();
                if (in.flag()) {
                    known.frequent.add(key);
                } else {
                    known.words.add(key, in.longCount(), 0);
                }
            }
        }
        return pairs;
    }

    private static Iterator<Tuple2<byte[], byte[]>> countPairs(
            Iterator<RawChunk> chunks, BoilerplateLines lines, int parts) {
        Map<String, PairCounter> counters = new TreeMap<>();
        List<Tuple2<byte[], byte[]>> out = new ArrayList<>();
        chunks.forEachRemaining(chunk -> {
            String language = chunk.sequences().language();
            PairCounter counter = counters.computeIfAbsent(language, any -> new PairCounter(MOST_HELD));
            WordForms forms = PhrasedTerms.forms(chunk.sequences());
            chunk.forEachCounted(lines.of(chunk.sequences()), (document, tokens, size) -> {
                counter.add(forms, tokens, size);
                if (counter.isFull()) {
                    out.addAll(drain(language, counter, parts));
                }
            });
        });
        counters.forEach((language, counter) -> out.addAll(drain(language, counter, parts)));
        return out.iterator();
    }

    private static List<Tuple2<byte[], byte[]>> drain(String language, PairCounter counter, int parts) {
        Divided divided = new Divided(language, parts);
        PairCounter.Sink sink = (key, count, documents) ->
                divided.of(key).number(key).longCount(count).longCount(documents);
        counter.drain(sink, sink);
        return divided.take();
    }

    private static Iterator<byte[]> mergePairs(Iterator<byte[]> values, Map<String, Long> floors, int leastArticles) {
        Map<String, KeyTotals> words = new TreeMap<>();
        Map<String, KeyTotals> pairs = new TreeMap<>();
        Map<String, Long> tokens = new HashMap<>();
        while (values.hasNext()) {
            PackedReader in = new PackedReader(values.next());
            String language = in.text();
            KeyTotals words1 = words.computeIfAbsent(language, any -> new KeyTotals());
            KeyTotals pairs1 = pairs.computeIfAbsent(language, any -> new KeyTotals());
            while (!in.atEnd()) {
                long key = in.number();
                long count = in.longCount();
                long documents = in.longCount();
                if (documents == 0) {
                    words1.add(key, count, 0);
                    tokens.merge(language, count, Long::sum);
                } else {
                    pairs1.add(key, count, documents);
                }
            }
        }
        List<byte[]> merged = new ArrayList<>();
        words.forEach((language, counted) -> {
            PackedWriter out = new PackedWriter();
            long floor = floors.getOrDefault(language, 1L);
            out.text(language).longCount(tokens.getOrDefault(language, 0L));
            counted.forEach(floor, 0, (key, count, documents) -> out.number(key)
                    .flag(false)
                    .longCount(count));
            pairs.get(language).forEach(floor, leastArticles, (key, count, documents) -> out.number(key)
                    .flag(true));
            merged.add(out.take());
        });
        return merged.iterator();
    }

    private Map<String, List<Ngram>> runs(Map<String, Pairs> pairs) {
        HashMap<String, KeySet> frequent = new HashMap<>();
        HashMap<String, Long> floors = new HashMap<>();
        pairs.forEach((language, known) -> {
            frequent.put(language, KeySet.of(known.frequent.build()));
            floors.put(language, settings.countFloor(known.tokens));
        });
        Broadcast<HashMap<String, KeySet>> shared = spark.broadcast(frequent);
        Broadcast<BoilerplateLines> left = lines;
        int places = parts;
        int leastArticles = settings.minArticles();
        List<byte[]> merged = SortedShuffle.sort(
                        chunks.mapPartitionsToPair(mine -> countRuns(mine, shared.value(), left.value(), places)),
                        parts,
                        key -> (int) Keys.number(key, 0))
                .values()
                .mapPartitions(values -> mergeRuns(values, floors, leastArticles))
                .collect();
        shared.destroy();
        Map<String, List<Ngram>> runs = new TreeMap<>();
        for (byte[] part : merged) {
            PackedReader in = new PackedReader(part);
            List<Ngram> mine = runs.computeIfAbsent(in.text(), language -> new ArrayList<>());
            while (!in.atEnd()) {
                mine.add(read(in));
            }
        }
        return runs;
    }

    private static Iterator<Tuple2<byte[], byte[]>> countRuns(
            Iterator<RawChunk> chunks, Map<String, KeySet> frequent, BoilerplateLines lines, int parts) {
        Map<String, NgramCounter> counters = new TreeMap<>();
        List<Tuple2<byte[], byte[]>> out = new ArrayList<>();
        chunks.forEachRemaining(chunk -> {
            String language = chunk.sequences().language();
            KeySet pairs = frequent.get(language);
            if (pairs == null) {
                return;
            }
            NgramCounter counter = counters.computeIfAbsent(language, any -> new NgramCounter(pairs, MOST_HELD));
            WordForms forms = PhrasedTerms.forms(chunk.sequences());
            chunk.forEachCounted(lines.of(chunk.sequences()), (document, tokens, size) -> {
                counter.add(forms, tokens, size);
                if (counter.isFull()) {
                    out.addAll(drain(language, counter, parts));
                }
            });
        });
        counters.forEach((language, counter) -> out.addAll(drain(language, counter, parts)));
        return out.iterator();
    }

    private static List<Tuple2<byte[], byte[]>> drain(String language, NgramCounter counter, int parts) {
        Divided divided = new Divided(language, parts);
        counter.drain(run -> write(divided.of(run.key()), run));
        return divided.take();
    }

    private static Iterator<byte[]> mergeRuns(Iterator<byte[]> values, Map<String, Long> floors, int leastArticles) {
        List<byte[]> parts = new ArrayList<>();
        values.forEachRemaining(parts::add);
        // most runs are rare: they are counted by key first, and only the others made objects of
        Map<String, KeyTotals> totals = new TreeMap<>();
        parts.forEach(
                part -> forEachRun(part, (language, run) -> totals.computeIfAbsent(language, any -> new KeyTotals())
                        .add(run.key(), run.count(), run.documents())));
        Map<String, Map<Long, Ngram>> runs = new TreeMap<>();
        parts.forEach(part -> forEachRun(part, (language, run) -> {
            KeyTotals known = totals.get(language);
            if (known.count(run.key()) >= floors.get(language) && known.documents(run.key()) >= leastArticles) {
                runs.computeIfAbsent(language, any -> new HashMap<>()).merge(run.key(), run, Ngram::plus);
            }
        }));
        List<byte[]> merged = new ArrayList<>();
        runs.forEach((language, mine) -> {
            PackedWriter out = new PackedWriter().text(language);
            mine.values().forEach(run -> write(out, run));
            merged.add(out.take());
        });
        return merged.iterator();
    }

    private static void forEachRun(byte[] part, BiConsumer<String, Ngram> visitor) {
        PackedReader in = new PackedReader(part);
        String language = in.text();
        while (!in.atEnd()) {
            visitor.accept(language, read(in));
        }
    }

    private static void write(PackedWriter out, Ngram run) {
        out.count(run.words().length).count(run.stops());
        Arrays.stream(run.words()).forEach(out::number);
        out.longCount(run.count())
                .longCount(run.documents())
                .longCount(run.inner())
                .longCount(run.capitals());
    }

    private static Ngram read(PackedReader in) {
        long[] words = new long[in.count()];
        int stops = in.count();
        Arrays.setAll(words, i -> in.number());
        return new Ngram(words, stops, in.longCount(), in.longCount(), in.longCount(), in.longCount());
    }

    /** Values for the tasks that add up, each beginning with the language. */
    private static final class Divided {

        private final PackedWriter[] out;

        Divided(String language, int parts) {
            out = new PackedWriter[parts];
            Arrays.setAll(out, part -> new PackedWriter().text(language));
        }

        PackedWriter of(long key) {
            return out[(int) Long.remainderUnsigned(key >>> 8, out.length)];
        }

        List<Tuple2<byte[], byte[]>> take() {
            List<Tuple2<byte[], byte[]>> pairs = new ArrayList<>();
            for (int part = 0; part < out.length; part++) {
                pairs.add(new Tuple2<>(Keys.number(part), out[part].take()));
            }
            return pairs;
        }
    }
}
