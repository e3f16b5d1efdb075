package dev.broadsheet.warehouse;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What a run was made from, what it made, and what was checked. Written last into the run's folder: a run without a manifest
 * was never finished.
 *
 * @param schemaVersion version of the tables
 * @param runId the run
 * @param job what was run
 * @param logicalDate the day it stands for
 * @param versions of code, Java, Spark and libraries
 * @param settings every effective setting as text
 * @param inventory what there was to read
 * @param counts what became of it
 * @param figures of what was read and made, for the gates of later runs
 * @param stages seconds of each stage
 * @param checks what the verification looked at
 * @param tables what was written
 * @param reads for tables of earlier runs this one was computed from: table to run id
 * @param started ISO instant
 * @param finished ISO instant
 */
@JsonPropertyOrder({"schema_version", "run_id", "job", "logical_date"})
public record Manifest(
        int schemaVersion,
        String runId,
        String job,
        String logicalDate,
        Map<String, String> versions,
        Map<String, String> settings,
        Inventoried inventory,
        Map<String, Long> counts,
        Map<String, Double> figures,
        Map<String, Double> stages,
        List<Check> checks,
        List<WrittenTable> tables,
        Map<String, String> reads,
        String started,
        String finished) {

    /** How files of a run are written: readable, and by later programs, too. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Manifest {
        // manifests of earlier programs have none
        figures = figures == null ? Map.of() : figures;
    }

    /** The files of the inputs: how many, how large, and a hash over paths, lengths and times. */
    public record Inventoried(long files, long bytes, String fingerprint) {}

    /** One thing the verification looked at, and what it found. */
    public record Check(String table, String rule, String found) {}

    byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new UncheckedIOException("a manifest is always JSON", e);
        }
    }

    static Manifest fromJson(byte[] json) throws IOException {
        return JSON.readValue(json, Manifest.class);
    }
}
