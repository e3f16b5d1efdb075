package dev.broadsheet.phrase;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.config.PhraseSettings;
import dev.broadsheet.corpus.Article;
import dev.broadsheet.corpus.Corpora;
import dev.broadsheet.text.SequencedWords;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the phrases of real corpora and prints some to be looked at: the most frequent, the least firm, and a random draw.
 *
 * <p>Arguments: a language, then files of the corpora; settings as in {@code -Dphrases=5,0,3,0.3,0.2,0.75}; {@code -Dhead=4} where
 * the first lines of articles are no text; {@code -Dstop=FILE} names a stop list.
 */
public final class PhraseTrial {

    private PhraseTrial() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String[] given =
                System.getProperty("phrases", "5,0.0000003,3,0.33,0.25,0.75").split(",", -1);
        PhraseSettings settings = new PhraseSettings(
                Integer.parseInt(given[0]),
                Double.parseDouble(given[1]),
                Integer.parseInt(given[2]),
                Double.parseDouble(given[3]),
                Double.parseDouble(given[4]),
                Double.parseDouble(given[5]),
                200_000);
        SequencedWords words = new SequencedWords(args[0], stopWords());
        List<int[]> documents = new ArrayList<>();
        long characters = 0;
        for (int i = 1; i < args.length; i++) {
            for (String text : texts(Path.of(args[i]))) {
                documents.add(words.sequence(text));
                characters += text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        WordForms forms = words.forms();
        Found found = find(settings, forms, documents);
        Map<Long, String> texts = new HashMap<>();
        for (int form = 0; form < words.size(); form++) {
            texts.putIfAbsent(forms.key(form), words.normal(form));
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        PhraseMatcher matcher = new PhraseMatcher(
                PhraseSet.of(found.phrases().stream()
                        .map(phrase -> phrase.counted().words())
                        .toList()),
                forms);
        Map<Long, Map<String, Integer>> written = new HashMap<>();
        long[] matched = new long[2];
        for (int[] document : documents) {
            matcher.match(document, document.length, (from, to, key) -> matched[0]++);
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        for (int[] document : documents) {
            matcher.match(
                    document, document.length, (from, to, key) -> written.computeIfAbsent(key, any -> new HashMap<>())
                            .merge(PhraseText.of(document, from, to, words::surface), 1, Integer::sum));
        }
        out.printf(
                Locale.ROOT,
                "%d articles, %.1f MB, %d words; pairs %.2f s, runs %.2f s, choice %.2f s, matching %.2f s; %d matches of %d phrases, %d names%n",
                documents.size(),
                characters / 1e6,
                found.words(),
                found.seconds()[0],
                found.seconds()[1],
                found.seconds()[2],
                seconds,
                matched[0],
                found.phrases().size(),
                found.phrases().stream().filter(Phrase::name).count());
        List<Phrase> all = new ArrayList<>(found.phrases());
        print(out, "most frequent", all, written, 100);
        all.sort(Comparator.comparingDouble(Phrase::score));
        print(out, "least firm", all, written, 100);
        Collections.sort(
                all, Comparator.comparingLong(phrase -> phrase.counted().key()));
        Collections.shuffle(all, new Random(1));
        print(out, "drawn", all, written, 200);
        for (String wanted : System.getProperty("find", "").split(";", -1)) {
            if (!wanted.isEmpty()) {
                found.phrases().stream()
                        .filter(phrase -> surface(phrase, written)
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                        .limit(40)
                        .forEach(phrase -> out.println("found " + line(phrase, written)));
            }
        }
    }

    /** The phrases of some articles. */
    static PhraseSet set(PhraseSettings settings, WordForms forms, List<int[]> documents) {
        return PhraseSet.of(find(settings, forms, documents).phrases().stream()
                .map(phrase -> phrase.counted().words())
                .toList());
    }

    /** Smoothed inverse document frequency by form. */
    static double[] idf(WordForms forms, List<int[]> documents) {
        Map<Long, Integer> documentFrequency = new HashMap<>();
        for (int[] document : documents) {
            Set<Long> seen = new HashSet<>();
            for (int token : document) {
                if (token >= 0 && seen.add(forms.key(token))) {
                    documentFrequency.merge(forms.key(token), 1, Integer::sum);
                }
            }
        }
        double[] idf = new double[forms.size()];
        for (int form = 0; form < idf.length; form++) {
            int holding = documentFrequency.getOrDefault(forms.key(form), 0);
            idf[form] = Math.log((1.0 + documents.size()) / (1.0 + holding)) + 1;
        }
        return idf;
    }

    record Found(List<Phrase> phrases, long words, double[] seconds) {}

    static Found find(PhraseSettings settings, WordForms forms, List<int[]> documents) {
        PairCounter pairs = new PairCounter(1 << 20);
        Map<Long, Long> words = new HashMap<>();
        Map<Long, long[]> counts = new HashMap<>();
        long counting = 0;
        for (int[] document : documents) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            pairs.add(forms, document, document.length);
            counting += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (pairs.isFull()) {
                drain(pairs, words, counts);
            }
        }
        drain(pairs, words, counts);
        long total = words.values().stream().mapToLong(count -> count).sum();
        KeySet frequent = KeySet.of(counts.entrySet().stream()
                .filter(pair -> pair.getValue()[0] >= settings.countFloor(total)
                        && pair.getValue()[1] >= settings.minArticles())
                .mapToLong(Map.Entry::getKey));
        long running = 0;
        NgramCounter ngrams = new NgramCounter(frequent, 1 << 20);
        Map<Long, Ngram> runs = new HashMap<>();
        for (int[] document : documents) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            ngrams.add(forms, document, document.length);
            running += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (ngrams.isFull()) {
                ngrams.drain(run -> runs.merge(run.key(), run, Ngram::plus));
            }
        }
        double secondSeconds = running / 1e9;
        ngrams.drain(run -> runs.merge(run.key(), run, Ngram::plus));
        long third = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<Phrase> phrases =
                new PhraseChooser(settings, total, key -> words.getOrDefault(key, 0L)).choose(runs.values());
        return new Found(phrases, total, new double[] {
            counting / 1e9, secondSeconds, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - third) / 1e9
        });
    }

    private static void drain(PairCounter pairs, Map<Long, Long> words, Map<Long, long[]> counts) {
        pairs.drain((key, count, documents) -> words.merge(key, (long) count, Long::sum), (key, count, documents) -> {
            long[] known = counts.computeIfAbsent(key, any -> new long[2]);
            known[0] += count;
            known[1] += documents;
        });
    }

    private static void print(
            PrintStream out, String title, List<Phrase> phrases, Map<Long, Map<String, Integer>> written, int most) {
        out.println("== " + title);
        out.println(phrases.stream()
                .limit(most)
                .map(phrase -> line(phrase, written))
                .collect(Collectors.joining(" | ")));
    }

    private static String line(Phrase phrase, Map<Long, Map<String, Integer>> written) {
        return String.format(
                Locale.ROOT,
                "%s %d/%d %.2f%s",
                surface(phrase, written),
                phrase.counted().count(),
                phrase.counted().documents(),
                phrase.score(),
                phrase.name() ? "*" : "");
    }

    private static String surface(Phrase phrase, Map<Long, Map<String, Integer>> written) {
        return written.getOrDefault(phrase.counted().key(), Map.of("(never matched)", 1)).entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    private static Set<String> stopWords() throws IOException {
        String file = System.getProperty("stop", "");
        return file.isEmpty()
                ? Set.of()
                : Files.readAllLines(Path.of(file)).stream()
                        .map(line -> line.replaceFirst("[|#].*", "").strip())
                        .flatMap(line -> java.util.Arrays.stream(line.split("\\s+")))
                        .collect(Collectors.toSet());
    }

    static List<String> texts(Path file) throws IOException {
        Corpora.Setup setup = Corpora.setup();
        if (file.toString().contains("livedoor")) {
            setup.head(Field.URL, Field.DATE, Field.TITLE);
        }
        return Corpora.articles(setup.read(file.getFileName().toString(), file)).stream()
                .map(Article::text)
                .toList();
    }
}
