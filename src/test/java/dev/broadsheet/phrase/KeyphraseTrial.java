package dev.broadsheet.phrase;

import dev.broadsheet.config.PhraseSettings;
import dev.broadsheet.text.SequencedWords;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints the keyphrases of the articles of the first file, against the background of all. Arguments: language, files. */
public final class KeyphraseTrial {

    private KeyphraseTrial() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SequencedWords words = new SequencedWords(args[0], Set.of());
        List<int[]> documents = new ArrayList<>();
        int shown = 0;
        for (int i = 1; i < args.length; i++) {
            for (String text : PhraseTrial.texts(Path.of(args[i]))) {
                documents.add(words.sequence(text));
            }
            shown = i == 1 ? documents.size() : shown;
        }
        WordForms forms = words.forms();
        double[] idf = PhraseTrial.idf(forms, documents);
        PhraseSettings settings = new PhraseSettings(5, 0, 3, 0.33, 0.25, 0.75, 200_000);
        PhraseSet phrases = PhraseTrial.set(settings, forms, documents);
        KeyphraseFinder finder = new KeyphraseFinder(forms, phrases, form -> idf[form], words::surface, words::normal);
        KeyphraseRanking ranking = new KeyphraseRanking(Integer.getInteger("most", 10));
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long found = 0;
        for (int[] document : documents) {
            found += ranking.rank(finder.candidates(document, document.length)).size();
        }
        out.printf(
                Locale.ROOT,
                "%d keyphrases of %d articles, %.2f s%n",
                found,
                documents.size(),
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
        for (int[] document : documents.subList(0, Math.min(shown, Integer.getInteger("shown", 10)))) {
            out.println(ranking.rank(finder.candidates(document, document.length)).stream()
                    .map(each -> String.format(
                            Locale.ROOT,
                            "%s %d %.2f",
                            each.candidate().text(),
                            each.candidate().count(),
                            each.score()))
                    .collect(Collectors.joining(" | ")));
        }
    }
}
