package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.GateSettings;
import dev.broadsheet.gate.Finding;
import dev.broadsheet.gate.Gates;
import dev.broadsheet.gate.RunFigures;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.StageDone;
import dev.broadsheet.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds a run against the gates. The figures of earlier runs come from their manifests, at the cost of a few small files. */
final class RunGates {

    private static final String LANGUAGE = "language_";
    private static final String COHERENCE = "coherence_npmi_mean";
    private static final String KEPT = "kept";

    private final Warehouse warehouse;
    private final GateSettings settings;
    private final Job job;

    RunGates(Warehouse warehouse, GateSettings settings, Job job) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.job = job;
    }

    /** The figures of the stages so far that gates of later runs will ask for. */
    static SortedMap<String, Double> figures(List<StageDone> stages) {
        SortedMap<String, Double> figures = new TreeMap<>();
        for (StageDone entry : stages) {
            entry.metrics().forEach((name, value) -> {
                if (name.equals(COHERENCE)
                        || (name.startsWith(LANGUAGE) && entry.stage().equals("read-articles"))) {
                    figures.put(name, value);
                }
            });
        }
        return figures;
    }

    /**
     * Asks every gate that can be asked with what is known so far.
     *
     * @param kept articles kept of what was read
     * @return what was found, all of it within the bounds
     * @throws Failure with {@link ExitCode#GATE} if anything is not
     */
    List<Manifest.Check> check(String run, long kept, Map<String, Double> figures) {
        RunFigures now = of(run, kept, figures);
        List<Finding> findings = new Gates(settings).judge(now, earlier());
        List<Finding> failed =
                findings.stream().filter(finding -> !finding.passed()).toList();
        if (!failed.isEmpty()) {
            throw new Failure(
                    ExitCode.GATE,
                    failed.stream()
                                    .map(finding -> "Gate " + finding.gate() + ": " + finding.figure() + ". ")
                                    .collect(Collectors.joining())
                            + "Nothing was published. Look at the input first; if it is as it should be, run again with --set "
                            + failed.get(0).gate() + "= a bound that lets it pass.");
        }
        return findings.stream()
                .map(finding -> new Manifest.Check("", finding.gate(), finding.figure()))
                .toList();
    }

    /** The published runs of the job, the last one first, as far back as a gate looks. */
    private List<RunFigures> earlier() {
        List<RunFigures> runs = new ArrayList<>();
        for (Manifest manifest : warehouse.lastPublished(job.word(), settings.runs())) {
            runs.add(of(manifest.runId(), manifest.counts().getOrDefault(KEPT, 0L), manifest.figures()));
        }
        return runs;
    }

    private static RunFigures of(String run, long kept, Map<String, Double> figures) {
        SortedMap<String, Long> languages = new TreeMap<>();
        figures.forEach((name, value) -> {
            if (name.startsWith(LANGUAGE)) {
                languages.put(name.substring(LANGUAGE.length()), value.longValue());
            }
        });
        return new RunFigures(
                run,
                kept,
                languages,
                Optional.ofNullable(figures.get(COHERENCE))
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()));
    }
}
