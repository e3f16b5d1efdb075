package dev.broadsheet.job;

import dev.broadsheet.table.RunStages;
import dev.broadsheet.table.Table;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.Milestone;
import dev.broadsheet.warehouse.Run;
import dev.broadsheet.warehouse.StageDone;
import dev.broadsheet.warehouse.WrittenTable;
import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * An attempt at a run: what it took over from one before that broke off, and what it has done itself. Each part of the data flow
 * ends with a milestone: its tables are verified, and the next attempt need not make them again.
 */
final class Attempt {

    private final Run run;
    private final JavaSparkContext context;
    private final RunTables tables;
    private final Map<Until, Milestone> reached = new EnumMap<>(Until.class);
    private final Map<Until, StageLog> logs = new EnumMap<>(Until.class);

    /**
     * @param announce is told the name of a stage before it begins
     */
    Attempt(Run run, JavaSparkContext context, RunTables tables, Consumer<String> announce) {
        this.run = run;
        this.context = context;
        this.tables = tables;
        for (Until part : Until.values()) {
            logs.put(part, new StageLog(announce));
        }
        run.takenOver().forEach(this::takeOver);
    }

    /** Names of milestones, in their order. */
    static List<String> order() {
        return Arrays.stream(Until.values()).map(Attempt::name).toList();
    }

    private static String name(Until part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private void takeOver(Milestone milestone) {
        Until part = Until.valueOf(milestone.name().toUpperCase(Locale.ROOT));
        reached.put(part, milestone);
        logs.get(part)
                .add(milestone.stages().stream()
                        .map(stage -> stage.with(RunStages.RESUMED, 1))
                        .toList());
        Map<String, Long> rows = new LinkedHashMap<>();
        milestone.tables().forEach(table -> rows.put(table.name(), table.rows()));
        part.own().forEach(table -> tables.expect(table, rows.get(table.name())));
    }

    /** The last part of the data flow that need not be done any more. */
    Optional<Until> last() {
        return reached.keySet().stream().reduce((earlier, later) -> later);
    }

    Optional<Milestone> milestone(Until part) {
        return Optional.ofNullable(reached.get(part));
    }

    /** Stages that were taken over. */
    List<String> takenOver() {
        return run.takenOver().stream()
                .flatMap(milestone -> milestone.stages().stream())
                .map(StageDone::stage)
                .toList();
    }

    /** What the stages of a part do. */
    StageLog log(Until part) {
        return logs.get(part);
    }

    /** All stages so far, part by part, in the order they ended. */
    List<StageDone> stages() {
        return logs.values().stream().flatMap(log -> log.entries().stream()).toList();
    }

    /** What was verified, part by part. */
    List<Manifest.Check> checks() {
        return reached.values().stream()
                .flatMap(milestone -> milestone.checks().stream())
                .toList();
    }

    /**
     * Verifies the tables of a part, all of which are written, and notes that it is done.
     *
     * @param figures that later parts ask for
     * @param warnings what a person should look at
     * @param files kept for later parts
     */
    void reached(Until part, Map<String, Map<String, Long>> figures, List<String> warnings, List<WrittenFile> files) {
        List<Manifest.Check> checks = verify(part);
        List<String> names = part.own().stream().map(Table::name).toList();
        List<WrittenTable> written = run.written().stream()
                .filter(table -> names.contains(table.name()))
                .toList();
        Milestone milestone = new Milestone(
                name(part),
                run.id().value(),
                run.beside(),
                written,
                checks,
                logs.get(part).entries(),
                figures,
                warnings,
                files);
        run.reached(milestone);
        reached.put(part, milestone);
    }

    private List<Manifest.Check> verify(Until part) {
        Map<Table, Long> expected = new LinkedHashMap<>();
        part.own().forEach(table -> expected.put(table, tables.expected(table)));
        return logs.get(part).timed("verify-" + name(part), figures -> {
            List<Manifest.Check> checks = run.verify(context, expected, Map.of());
            long rows = expected.values().stream().mapToLong(Long::longValue).sum();
            figures.rows(rows, 0, 0).metric("checks", checks.size());
            return checks;
        });
    }
}
