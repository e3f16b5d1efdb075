package dev.broadsheet.gate;

import dev.broadsheet.config.GateSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Holds a run against bounds of its own and against the runs before it. A gate that compares finds nothing amiss where there
 * is nothing to compare with: a first run, or a run without topics.
 */
public final class Gates {

    private final GateSettings bounds;

    public Gates(GateSettings bounds) {
        this.bounds = bounds;
    }

    /**
     * Asks every gate.
     *
     * @param now the run
     * @param earlier the published runs of the same job before it, the last one first
     */
    public List<Finding> judge(RunFigures now, List<RunFigures> earlier) {
        List<Finding> findings = new ArrayList<>();
        findings.add(articles(now));
        List<RunFigures> last = earlier.subList(0, Math.min(bounds.runs(), earlier.size()));
        if (!last.isEmpty()) {
            findings.add(share(now, last));
            findings.add(languages(now, last.get(0)));
        }
        earlier.stream()
                .filter(run -> run.coherence().isPresent())
                .findFirst()
                .filter(run -> now.coherence().isPresent())
                .ifPresent(run -> findings.add(coherence(now.coherence(), run)));
        return findings;
    }

    private Finding articles(RunFigures now) {
        return new Finding(
                "gates.min-articles",
                "%d articles were kept; the least is %d".formatted(now.articles(), bounds.minArticles()),
                now.articles() >= bounds.minArticles());
    }

    private Finding share(RunFigures now, List<RunFigures> last) {
        double median = median(last);
        double share = median == 0 ? 1 : now.articles() / median;
        return new Finding(
                "gates.min-articles-share",
                "%d articles were kept, %s of %s, the median of the last %d runs (%s to %s); the least is %s"
                        .formatted(
                                now.articles(),
                                number(share),
                                number(median),
                                last.size(),
                                last.get(last.size() - 1).run(),
                                last.get(0).run(),
                                number(bounds.minArticlesShare())),
                share >= bounds.minArticlesShare());
    }

    /** The middle one, or the mean of the middle two. */
    static double median(List<RunFigures> runs) {
        long[] sorted = runs.stream().mapToLong(RunFigures::articles).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    }

    private Finding languages(RunFigures now, RunFigures last) {
        double drift = now.languageDrift(last);
        return new Finding(
                "gates.max-language-drift",
                "the mix of languages %s is %s away from %s of run %s; the most is %s"
                        .formatted(
                                now.languages(),
                                number(drift),
                                last.languages(),
                                last.run(),
                                number(bounds.maxLanguageDrift())),
                drift <= bounds.maxLanguageDrift());
    }

    private Finding coherence(OptionalDouble now, RunFigures last) {
        double before = last.coherence().getAsDouble();
        double drop = before - now.getAsDouble();
        return new Finding(
                "gates.max-coherence-drop",
                "the mean coherence (NPMI) of the topics is %s, %s less than the %s of run %s; the most is %s"
                        .formatted(
                                number(now.getAsDouble()),
                                number(drop),
                                number(before),
                                last.run(),
                                number(bounds.maxCoherenceDrop())),
                drop <= bounds.maxCoherenceDrop());
    }

    /** Four digits after the point at most. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceAll("[.]?0+$", "").replaceAll("^-0$", "0");
    }
}
