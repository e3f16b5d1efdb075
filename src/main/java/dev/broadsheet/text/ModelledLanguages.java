package dev.broadsheet.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Shares of a script's languages in a piece of text, by {@link LanguageModel}. Not safe for several threads. */
final class ModelledLanguages {

    private final NgramScores scores = new NgramScores();
    /** For each outcome of the model the number of its language, -1 where it does not compete. */
    private final int[] languageOf;

    private final Map<WrittenScript, boolean[]> inScript = new EnumMap<>(WrittenScript.class);
    private final double[] best;

    ModelledLanguages(List<String> languages, boolean[] enabled) {
        List<String> outcomes = LanguageModel.get().languages();
        languageOf = outcomes.stream()
                .mapToInt(languages::indexOf)
                .map(language -> language >= 0 && enabled[language] ? language : -1)
                .toArray();
        for (WrittenScript script : WrittenScript.values()) {
            boolean[] written = new boolean[languages.size()];
            script.languages().forEach(code -> written[languages.indexOf(code)] = true);
            inScript.put(script, written);
        }
        best = new double[languages.size()];
    }

    /** Divides so much among the languages of a script, by their probabilities; nothing if none fits. */
    void add(String text, int from, int to, WrittenScript script, double much, double[] shares) {
        boolean[] written = inScript.get(script);
        scores.read(text, from, to);
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        double[] sums = scores.sums();
        double most = Double.NEGATIVE_INFINITY;
        for (int outcome = 0; outcome < sums.length; outcome++) {
            int language = languageOf[outcome];
            if (language >= 0 && written[language]) {
                best[language] = Math.max(best[language], sums[outcome]);
                most = Math.max(most, sums[outcome]);
            }
        }
        if (scores.different() == 0 || most / scores.different() < LanguageGuesser.LEAST_FIT) {
            return;
        }
        double all = 0;
        for (int language = 0; language < best.length; language++) {
            best[language] = Math.exp((best[language] - most) * LanguageGuesser.SHARPNESS);
            all += best[language];
        }
        for (int language = 0; language < best.length; language++) {
            shares[language] += much * best[language] / all;
        }
    }
}
