package dev.broadsheet.config;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name a person probably meant. */
final class Nearest {

    private Nearest() {}

    /** The name with the fewest edits to {@code given}; ties go to the name that sorts first. */
    static String to(String given, Collection<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> distance.apply(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new IllegalArgumentException("no names to choose from"));
    }
}
