package dev.broadsheet.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What readers see: for each table the run it comes from and its folder, relative to the warehouse.
 *
 * @param schemaVersion version of the tables
 * @param tables by name
 * @param history every run that was ever published, oldest first
 */
public record Published(int schemaVersion, SortedMap<String, Entry> tables, List<String> history) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A published table. */
    public record Entry(String runId, String path) {}

    public Published {
        history = List.copyOf(history);
    }

    byte[] toJson() throws IOException {
        ObjectNode root = JSON.createObjectNode().put("schema_version", schemaVersion);
        ObjectNode listed = root.putObject("tables");
        tables.forEach((name, entry) ->
                listed.putObject(name).put("run_id", entry.runId()).put("path", entry.path()));
        history.forEach(root.putArray("history")::add);
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
        return new Published(root.path("schema_version").asInt(), tables, history);
    }
}
