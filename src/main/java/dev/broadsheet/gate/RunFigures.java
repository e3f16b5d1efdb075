package dev.broadsheet.gate;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What gates look at of a run.
 *
 * @param run its name
 * @param articles kept of what it read
 * @param languages articles read, by language
 * @param coherence mean NPMI of the main language's topics, -1 to 1; empty as long as none are fitted
 */
public record RunFigures(String run, long articles, SortedMap<String, Long> languages, OptionalDouble coherence) {

    public RunFigures {
        languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
    }

    /**
     * Total variation distance between two mixes of languages: half the sum, over all languages, of the absolute differences
     * of their shares. 0 for equal mixes, 1 for mixes without a common language; 0 where either run has no article.
     */
    double languageDrift(RunFigures other) {
        double total = total();
        double otherTotal = other.total();
        if (total == 0 || otherTotal == 0) {
            return 0;
        }
        TreeMap<String, Long> all = new TreeMap<>(languages);
        all.putAll(other.languages);
        double sum = 0;
        for (String language : all.keySet()) {
            sum += Math.abs(languages.getOrDefault(language, 0L) / total
                    - other.languages.getOrDefault(language, 0L) / otherTotal);
        }
        return sum / 2;
    }

    private double total() {
        return languages.values().stream().mapToDouble(Long::doubleValue).sum();
    }
}
