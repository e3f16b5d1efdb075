package dev.broadsheet.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What readers see: for each table the run it comes from and its folder, relative to the warehouse.
 *
 * @param schemaVersion version of the tables
 * @param run whose publication this is
 * @param previous whose publication it took the place of, if there was one
 * @param tables by name
 * @param history every run that was ever published, oldest first
 * @param superseded runs whose publication was replaced, and when that was
 * @param withdrawn runs that were rolled back and not published again since
 */
public record Published(
        int schemaVersion,
        String run,
        Optional<String> previous,
        SortedMap<String, Entry> tables,
        List<String> history,
        SortedMap<String, Instant> superseded,
        Set<String> withdrawn) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A published table. */
    public record Entry(String runId, String path) {}

    public Published {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        history = List.copyOf(history);
        superseded = Collections.unmodifiableSortedMap(new TreeMap<>(superseded));
        withdrawn = Set.copyOf(withdrawn);
    }

    /** The runs whose folders a reader needs. */
    public Set<String> runs() {
        Set<String> runs = new TreeSet<>();
        runs.add(run);
        tables.values().forEach(entry -> runs.add(entry.runId()));
        return runs;
    }

    /** The run that each table is of. */
    public SortedMap<String, String> runOfTable() {
        SortedMap<String, String> runs = new TreeMap<>();
        tables.forEach((name, entry) -> runs.put(name, entry.runId()));
        return runs;
    }

    /** What belongs to the publication itself, without what was before it: kept in the run's folder to be published again. */
    Published alone() {
        return new Published(schemaVersion, run, previous, tables, List.of(), new TreeMap<>(), Set.of());
    }

    /** This publication in place of the one that readers see. */
    Published after(Optional<Published> before, Instant now) {
        List<String> all = new ArrayList<>(before.map(Published::history).orElse(List.of()));
        if (!all.contains(run)) {
            all.add(run);
        }
        SortedMap<String, Instant> ended =
                new TreeMap<>(before.map(Published::superseded).orElse(new TreeMap<>()));
        before.ifPresent(state -> ended.put(state.run(), now));
        ended.remove(run);
        Set<String> back = new TreeSet<>(before.map(Published::withdrawn).orElse(Set.of()));
        back.remove(run);
        return new Published(schemaVersion, run, previous, tables, all, ended, back);
    }

    /** The same, noting that it is taken back: it must not come again by itself. */
    Published withdrawing() {
        Set<String> back = new TreeSet<>(withdrawn);
        back.add(run);
        return new Published(schemaVersion, run, previous, tables, history, superseded, back);
    }

    byte[] toJson() throws IOException {
        ObjectNode root =
                JSON.createObjectNode().put("schema_version", schemaVersion).put("run_id", run);
        previous.ifPresent(earlier -> root.put("previous_run_id", earlier));
        ObjectNode listed = root.putObject("tables");
        tables.forEach((name, entry) ->
                listed.putObject(name).put("run_id", entry.runId()).put("path", entry.path()));
        history.forEach(root.putArray("history")::add);
        ObjectNode ended = root.putObject("superseded");
        superseded.forEach((earlier, when) -> ended.put(earlier, when.toString()));
        new TreeSet<>(withdrawn).forEach(root.putArray("withdrawn")::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    static Published fromJson(byte[] json) throws IOException {
        JsonNode root = JSON.readTree(json);
        SortedMap<String, Entry> tables = new TreeMap<>();
        root.path("tables")
                .properties()
                .forEach(entry -> tables.put(
                        entry.getKey(),
                        new Entry(
                                entry.getValue().path("run_id").asText(),
                                entry.getValue().path("path").asText())));
        List<String> history = new ArrayList<>();
        root.path("history").forEach(run -> history.add(run.asText()));
        SortedMap<String, Instant> superseded = new TreeMap<>();
        root.path("superseded")
                .properties()
                .forEach(entry -> superseded.put(
                        entry.getKey(), Instant.parse(entry.getValue().asText())));
        Set<String> withdrawn = new TreeSet<>();
        root.path("withdrawn").forEach(run -> withdrawn.add(run.asText()));
        return new Published(
                root.path("schema_version").asInt(),
                root.path("run_id").asText(history.isEmpty() ? "" : history.get(history.size() - 1)),
                Optional.ofNullable(root.get("previous_run_id")).map(JsonNode::asText),
                tables,
                history,
                superseded,
                withdrawn);
    }
}
