package dev.broadsheet.job;

import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.corpus.Window;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.RunId;
import dev.broadsheet.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * What a run has to do, as things stand.
 *
 * @param published what readers see
 * @param inventory what there is to read
 * @param earlier what the published run read
 * @param plan what is left to read
 * @param window days whose articles are weighed and modelled
 * @param id name of the run
 * @param done the published run that did the same, if there is one
 */
record Work(
        Optional<Published> published,
        Inventory inventory,
        Optional<EarlierInputs> earlier,
        ReadingPlan plan,
        Window window,
        RunId id,
        Optional<RunId> done) {

    /** Looks at what is published. */
    static Work of(JobRequest request, Until until, Inventory inventory, Warehouse warehouse, Configuration hadoop) {
        Build build = new Build();
        LocalDate day = request.settings().settings().run().logicalDate();
        Optional<Published> now = warehouse.current();
        Optional<EarlierInputs> earlier = now.flatMap(state -> EarlierInputs.find(
                warehouse,
                state,
                hadoop,
                request.force(),
                request.settings().settings().accumulation().keepsRemoved()));
        ReadingPlan plan = earlier.map(run -> run.plan(inventory, request.settings(), build, request.force()))
                .orElseGet(() -> ReadingPlan.all(inventory));
        Window window = Window.of(
                request.settings().settings().accumulation().windowDays(),
                now.map(state -> latest(state, day)).orElse(day));
        RunId id = RunId.of(
                day,
                until.name(),
                request.settings().fingerprint(),
                build.version() + " " + build.revision(),
                plan.fingerprint() + (window.isAll() ? "" : " " + window));
        Optional<RunId> done = now.filter(any -> !request.force()).flatMap(state -> done(state, id, until));
        return new Work(now, inventory, earlier, plan, window, id, done);
    }

    /** A day of the past is filled in without the window going back to it. */
    private static LocalDate latest(Published now, LocalDate day) {
        return Stream.concat(Stream.of(day), now.history().stream().map(run -> new RunId(run).day()))
                .max(LocalDate::compareTo)
                .orElse(day);
    }

    /**
     * A run that did the same, on whatever day, and whose tables are what is published; or the run of that name, if those of a later day have
     * been published since, which it must not undo; or a run that was rolled back, for what it was made from has not changed since. If
     * inputs are again as they were earlier on the same day, they are published again.
     */
    private static Optional<RunId> done(Published now, RunId id, Until until) {
        Optional<RunId> withdrawn = now.withdrawn().stream()
                .map(RunId::new)
                .filter(id::isSameWorkAs)
                .findFirst();
        if (withdrawn.isPresent()) {
            return withdrawn;
        }
        if (now.history().contains(id.value()) && latest(now, id.day()).isAfter(id.day())) {
            return Optional.of(id);
        }
        Set<String> tables = until.tables().stream().map(table -> table.name()).collect(Collectors.toSet());
        List<RunId> runs = now.tables().entrySet().stream()
                .filter(entry -> tables.contains(entry.getKey()))
                .map(entry -> new RunId(entry.getValue().runId()))
                .distinct()
                .toList();
        return now.tables().keySet().containsAll(tables)
                        && runs.size() == 1
                        && runs.get(0).isSameWorkAs(id)
                ? Optional.of(runs.get(0))
                : Optional.empty();
    }
}
