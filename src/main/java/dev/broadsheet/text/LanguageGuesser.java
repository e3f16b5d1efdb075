package dev.broadsheet.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a text's language. Up to {@value #PIECES} pieces of it are looked at, from its beginning, its middle and its end; what each of
 * them says counts by its letters, so a text of two languages is told with half the confidence.
 *
 * <ul>
 *   <li>A script that one language has for itself decides: kana with Han is Japanese, Han alone Chinese.
 *   <li>Letters that only Vietnamese has, and function words of English, decide where they are as frequent as in running text. This
 *       costs a tenth of the next step.
 *   <li>Among the others of a script {@link LanguageModel} decides. It adds up evidence as if every run of letters stood for itself, and
 *       weighs it low; {@link #SHARPNESS} makes of its sums what comes nearest to the share of right answers.
 * </ul>
 *
 * <p>Only languages that are enabled compete; what is best among them and still has less than {@link #LEAST_CONFIDENCE}, or fits the
 * letters badly, is {@code und}: an honest answer costs less than a wrong one. Not safe for several threads.
 */
public final class LanguageGuesser {

    static final int PIECES = 3;
    static final int PIECE = 500;
    /** In letters of an alphabet. */
    static final int LEAST_LETTERS = 12;

    static final double LEAST_CONFIDENCE = 0.5;
    static final double KANA_SHARE = 0.05;
    static final double VIETNAMESE_SHARE = 0.04;
    static final double ENGLISH_SHARE = 0.15;
    static final double SHARPNESS = 8;
    /** Least mean weight of the runs of a text in its language. */
    static final double LEAST_FIT = 0.0015;

    private static final WrittenScript[] SCRIPTS = WrittenScript.values();

    private final List<String> languages = WrittenScript.allLanguages();
    private final boolean[] enabled = new boolean[languages.size()];
    private final double[] share = new double[languages.size()];
    private Optional<ModelledLanguages> model = Optional.empty();

    /** @param only languages that compete, BCP 47; empty for all */
    public LanguageGuesser(Set<String> only) {
        for (int i = 0; i < enabled.length; i++) {
            enabled[i] = only.isEmpty() || only.contains(languages.get(i));
        }
    }

    /** The codes of all languages that can be told. */
    public static List<String> languages() {
        return WrittenScript.allLanguages();
    }

    /** The language of a text; {@code und} with confidence 0 when it cannot be told. */
    public GuessedLanguage guess(String text) {
        Arrays.fill(share, 0);
        long all = 0;
        Addresses addresses = new Addresses(text);
        for (int[] piece : pieces(text)) {
            Letters letters = Letters.of(text, piece[0], piece[1], addresses);
            all += letters.all();
            look(text, piece[0], piece[1], letters);
        }
        int best = 0;
        for (int i = 1; i < share.length; i++) {
            best = share[i] > share[best] ? i : best;
        }
        double confidence = all == 0 ? 0 : share[best] / all;
        return all < LEAST_LETTERS || confidence < LEAST_CONFIDENCE
                ? GuessedLanguage.unknown()
                : new GuessedLanguage(languages.get(best), Math.min(1, confidence));
    }

    private static List<int[]> pieces(String text) {
        if (text.length() <= PIECES * PIECE) {
            return List.of(new int[] {0, text.length()});
        }
        List<int[]> pieces = new ArrayList<>();
        for (int piece = 0; piece < PIECES; piece++) {
            int from = (int) ((long) (text.length() - PIECE) * piece / (PIECES - 1));
            pieces.add(new int[] {whole(text, from), whole(text, from + PIECE)});
        }
        return pieces;
    }

    /** A place near this one that is within no word, or at least within no character. */
    private static int whole(String text, int at) {
        for (int i = at; i < Math.min(at + PIECE / 10, text.length()); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private void look(String text, int from, int to, Letters letters) {
        int eastAsian = letters.of(WrittenScript.HAN) + letters.of(WrittenScript.KANA);
        boolean japanese = letters.of(WrittenScript.KANA) > KANA_SHARE * eastAsian;
        add(japanese ? "ja" : "zh", eastAsian);
        for (WrittenScript script : SCRIPTS) {
            int much = letters.of(script);
            if (much == 0 || script == WrittenScript.HAN || script == WrittenScript.KANA) {
                continue;
            }
            if (script.languages().size() == 1) {
                add(script.languages().get(0), much);
            } else if (script == WrittenScript.LATIN && enabled("vi") && letters.vietnamese() >= VIETNAMESE_SHARE) {
                add("vi", much);
            } else if (script == WrittenScript.LATIN && enabled("en") && letters.english() >= ENGLISH_SHARE) {
                add("en", much);
            } else if (much * PIECES > letters.all() && script != WrittenScript.OTHER) {
                bySpelling(text, from, to, script, much);
            }
        }
    }

    private void bySpelling(String text, int from, int to, WrittenScript script, int much) {
        if (model.isEmpty()) {
            model = Optional.of(new ModelledLanguages(languages, enabled));
        }
        model.get().add(text, from, to, script, much, share);
    }

    private boolean enabled(String language) {
        return enabled[languages.indexOf(language)];
    }

    private void add(String language, int much) {
        int at = languages.indexOf(language);
        if (enabled[at]) {
            share[at] += much;
        }
    }
}
