package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * How near the text that is taken from saved pages is to the text that people marked in them: token F1, the mean over the pages, beside that of all text of the page.
 *
 * @param ours mean F1 of {@link MainText}
 * @param whole mean F1 of jsoup's {@code body().text()}
 */
record ExtractionScore(int pages, double ours, double whole) {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+|\\p{L}");

    /** An archive of folders, each with a {@code source.html} and an {@code expected.html}. */
    static ExtractionScore of(Path archive) throws IOException {
        Map<String, Map<String, String>> pages = new TreeMap<>();
        for (Article file : Corpora.articles(setup().format("text").read("pages.tar.gz", archive))) {
            pages.computeIfAbsent(folder(file.at().path()), name -> new HashMap<>())
                    .put(FileNames.last(file.at().path()), file.text());
        }
        double ours = 0;
        double whole = 0;
        for (Map<String, String> page : pages.values()) {
            Map<String, Integer> expected =
                    words(Jsoup.parse(page.get("expected.html")).body().text());
            Document source = Jsoup.parse(page.get("source.html"));
            whole += f1(words(source.body().text()), expected);
            ours += f1(words(MainText.of(source.body())), expected);
        }
        return new ExtractionScore(pages.size(), ours / pages.size(), whole / pages.size());
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(word -> words.merge(word.group(), 1, Integer::sum));
        return words;
    }

    private static double f1(Map<String, Integer> found, Map<String, Integer> expected) {
        int shared = found.entrySet().stream()
                .mapToInt(word -> Math.min(word.getValue(), expected.getOrDefault(word.getKey(), 0)))
                .sum();
        int both = found.values().stream().mapToInt(Integer::intValue).sum()
                + expected.values().stream().mapToInt(Integer::intValue).sum();
        return both == 0 ? 1 : 2.0 * shared / both;
    }

    /** Prints the score of an archive as a sentence. */
    public static void main(String[] arguments) throws IOException {
        ExtractionScore score = of(Path.of(arguments[0]));
        System.out.printf(
                Locale.ROOT,
                "%d saved pages: mean token F1 against the text that people marked %.3f, of all text of the page (jsoup's `body().text()`) %.3f.%n",
                score.pages,
                score.ours,
                score.whole);
    }
}
