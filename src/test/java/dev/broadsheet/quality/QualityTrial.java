package dev.broadsheet.quality;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.Article;
import dev.broadsheet.corpus.Corpora;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Quality signals and boilerplate of real corpora: quantiles of each signal, how well OCR noise tells the first corpus from each other
 * (area under the ROC curve), repeated lines, and speed. Arguments: files of the corpora.
 */
public final class QualityTrial {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private QualityTrial() {}

    public static void main(String[] files) throws IOException {
        Map<String, double[]> noise = new LinkedHashMap<>();
        for (String file : files) {
            List<Article> articles = read(Path.of(file));
            noise.put(file, signals(file, articles));
            boilerplate(articles);
        }
        double[] first = noise.get(files[0]);
        noise.forEach((file, values) ->
                OUT.printf(Locale.ROOT, "AUC of %s over %s: %.4f%n", files[0], file, auc(first, values)));
    }

    static List<Article> read(Path file) throws IOException {
        String name = file.toString();
        Corpora.Setup setup = Corpora.setup();
        if (name.contains("livedoor")) {
            setup.head(Field.URL, Field.DATE, Field.TITLE).path("(?<source>[^/]+)/[^/]+$");
        } else if (name.contains("20news")) {
            setup.path("20news-bydate-\\w+/(?<source>[^/]+)/(?<id>\\d+)$");
        } else if (name.contains("vntc")) {
            setup.path("[_ ](?<source>VNE|TT|TN|NLD)[_ ]");
        }
        if (name.contains("chronam")) {
            setup.include("**/*.txt");
        }
        return Corpora.articles(setup.read(file.getFileName().toString(), file));
    }

    private static double[] signals(String file, List<Article> articles) {
        QualityMeter meter = new QualityMeter();
        List<QualitySignals> all = new ArrayList<>();
        double best = Double.MAX_VALUE;
        long bytes = 0;
        long kept = 0;
        for (int round = 0; round < 4; round++) {
            all.clear();
            bytes = 0;
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (Article article : articles) {
                all.add(meter.measure(article.text(), article.text().length() / 6, OptionalInt.empty()));
                bytes += article.text().length();
            }
            best = Math.min(best, (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start));
        }
        double lines = Double.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (Article article : articles) {
                String text = article.text();
                for (int from = 0; from < text.length(); ) {
                    int to = text.indexOf('\n', from);
                    to = to < 0 ? text.length() : to;
                    kept += LineKeys.of(text, from, to) & 1;
                    from = to + 1;
                }
            }
            lines = Math.min(
                    lines, (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start));
        }
        OUT.printf(
                Locale.ROOT,
                "== %s: %d articles, signals %.0f M characters a second, keys of lines %.0f (%d)%n",
                file,
                articles.size(),
                bytes / best * 1e3,
                bytes / lines * 1e3,
                kept);
        print("symbol_ratio", all, QualitySignals::symbolRatio);
        print("digit_ratio", all, QualitySignals::digitRatio);
        print("uppercase_ratio", all, QualitySignals::uppercaseRatio);
        print("repeated_line_ratio", all, QualitySignals::repeatedLineRatio);
        print("ocr_noise", all, QualitySignals::ocrNoise);
        return all.stream().mapToDouble(QualitySignals::ocrNoise).toArray();
    }

    private static void print(String name, List<QualitySignals> all, ToDoubleFunction<QualitySignals> signal) {
        double[] values = all.stream().mapToDouble(signal).sorted().toArray();
        OUT.printf(
                Locale.ROOT,
                "  %-20s p5 %.3f p50 %.3f p95 %.3f max %.3f%n",
                name,
                values[values.length / 20],
                values[values.length / 2],
                values[values.length * 19 / 20],
                values[values.length - 1]);
    }

    /** The chance that one of the first is higher than one of the second; ties count half. */
    static double auc(double[] first, double[] second) {
        double[] sorted = second.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double value : first) {
            int below = 0;
            int equal = 0;
            for (double other : sorted) {
                below += other < value ? 1 : 0;
                equal += other == value ? 1 : 0;
            }
            wins += below + equal / 2.0;
        }
        return wins / first.length / second.length;
    }

    private static void boilerplate(List<Article> articles) {
        Map<String, Map<Long, int[]>> holding = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        Map<Long, String> texts = new HashMap<>();
        for (Article article : articles) {
            sizes.merge(article.source(), 1, Integer::sum);
            Set<Long> keys = new HashSet<>();
            article.text().lines().forEach(line -> {
                long key = LineKeys.of(line);
                if (key != LineKeys.NO_KEY && keys.add(key)) {
                    holding.computeIfAbsent(article.source(), any -> new HashMap<>())
                            .computeIfAbsent(key, any -> new int[1])[0]++;
                    texts.putIfAbsent(key, line.strip());
                }
            });
        }
        for (double share : new double[] {0.005, 0.01, 0.02, 0.05}) {
            BoilerplateRule rule = new BoilerplateRule(10, share);
            long lines = holding.entrySet().stream()
                    .mapToLong(source -> source.getValue().values().stream()
                            .filter(count -> rule.isBoilerplate(sizes.get(source.getKey()), count[0]))
                            .count())
                    .sum();
            OUT.printf(Locale.ROOT, "  10 articles and %.3f of %d sources: %d lines%n", share, sizes.size(), lines);
        }
        record Line(String source, int count, String text) {}
        BoilerplateRule rule = new BoilerplateRule(10, 0.01);
        List<Line> found = new ArrayList<>();
        holding.forEach((source, lines) -> lines.forEach((key, count) -> {
            if (rule.isBoilerplate(sizes.get(source), count[0])) {
                found.add(new Line(source + "/" + sizes.get(source), count[0], texts.get(key)));
            }
        }));
        found.sort(Comparator.comparingInt(Line::count).reversed().thenComparing(Line::text));
        found.stream().limit(14).forEach(line -> OUT.println("    " + clip(line.toString())));
        OUT.println("    ...");
        found.stream()
                .skip(Math.max(14, found.size() - 14))
                .forEach(line -> OUT.println("    " + clip(line.toString())));
    }

    private static String clip(String line) {
        return line.length() > 150 ? line.substring(0, 150) : line;
    }
}
