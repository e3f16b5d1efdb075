package dev.broadsheet.text;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.phrase.Marks;
import dev.broadsheet.phrase.WordForms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Articles of one language as sequences of forms, for trials; plain, and not fast. */
public final class SequencedWords {

    private static final Pattern BREAKS =
            Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’\\- ・ー]+|(?<![\\p{L}])-|-(?![\\p{L}])| {3,}");

    private final Analysis analysis;
    private final Set<String> stopWords;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final List<String> surfaces = new ArrayList<>();
    private final List<String> normals = new ArrayList<>();
    private final List<Boolean> content = new ArrayList<>();
    private final List<Boolean> word = new ArrayList<>();

    public SequencedWords(String language, Set<String> stopWords) {
        analysis = new Analyses(new AnalysisSettings(64, Set.of())).of(language);
        this.stopWords = stopWords;
    }

    /** The words of a text. */
    public int[] sequence(String text) {
        int[] tokens = new int[text.length() + 2];
        int size = 0;
        for (String segment : BREAKS.split(text, -1)) {
            String[] parts = segment.split("-", -1);
            for (int p = 0; p < parts.length; p++) {
                List<Integer> found = new ArrayList<>();
                analysis.words(parts[p], (form, start, length) -> found.add(number(form)));
                if (p > 0 && !found.isEmpty() && size > 0 && tokens[size - 1] >= 0) {
                    tokens = room(tokens, size);
                    tokens[size++] = Marks.HYPHEN;
                }
                for (int form : found) {
                    tokens = room(tokens, size);
                    tokens[size++] = word.get(form) ? form : Marks.BREAK;
                }
            }
            tokens = room(tokens, size);
            tokens[size++] = Marks.BREAK;
        }
        return Arrays.copyOf(tokens, size);
    }

    private static int[] room(int[] tokens, int size) {
        return size + 2 > tokens.length ? Arrays.copyOf(tokens, tokens.length * 2) : tokens;
    }

    private int number(int analysed) {
        return numbers.computeIfAbsent(analysed, form -> {
            String surface = analysis.surface(form);
            String lower = surface.toLowerCase(java.util.Locale.ROOT);
            boolean counts = analysis.isTerm(form) && !stopWords.contains(lower);
            surfaces.add(surface);
            normals.add(counts ? analysis.stem(form) : lower);
            content.add(counts);
            word.add(surface.codePoints().anyMatch(Character::isLetter));
            return surfaces.size() - 1;
        });
    }

    public WordForms forms() {
        return WordForms.of(surfaces.size(), surfaces::get, normals::get, content::get);
    }

    public String surface(int form) {
        return surfaces.get(form);
    }

    public String normal(int form) {
        return normals.get(form);
    }

    public int size() {
        return surfaces.size();
    }
}
