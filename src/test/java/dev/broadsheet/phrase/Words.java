package dev.broadsheet.phrase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Texts as sequences: words between spaces; "/" is a break, "-" a hyphen, and a, and, of, the are stop words. */
final class Words {

    static final Set<String> STOP = Set.of("a", "and", "of", "the");

    private final List<String> surfaces = new ArrayList<>();

    int[] sequence(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .mapToInt(word -> switch (word) {
                    case "/" -> Marks.BREAK;
                    case "-" -> Marks.HYPHEN;
                    default -> form(word);
                })
                .toArray();
    }

    private int form(String word) {
        if (!surfaces.contains(word)) {
            surfaces.add(word);
        }
        return surfaces.indexOf(word);
    }

    WordForms forms() {
        return WordForms.of(surfaces.size(), surfaces::get, this::normal, form -> !STOP.contains(normal(form)));
    }

    String surface(int form) {
        return surfaces.get(form);
    }

    String normal(int form) {
        return surfaces.get(form).toLowerCase(Locale.ROOT);
    }

    static long[] keys(String words) {
        return Arrays.stream(words.split(" ", -1))
                .mapToLong(word -> STOP.contains(word) ? WordKeys.ofStopWord(word) : WordKeys.of(word))
                .toArray();
    }

    static long key(String words) {
        long[] keys = keys(words);
        return WordKeys.of(keys, 0, keys.length);
    }
}
