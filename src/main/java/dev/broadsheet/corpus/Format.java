package dev.broadsheet.corpus;

import dev.broadsheet.config.InvalidSetting;
import java.util.Optional;

/** The raw formats there are readers for. */
enum Format {
    TEXT,
    MARKDOWN,
    /** One object, objects one after another, or an array of objects. */
    JSON,
    /** One object a line. */
    JSON_LINES,
    CSV,
    TSV,
    PARQUET;

    /** The format of a file, to go by its name. */
    static Optional<Format> byName(String path) {
        return switch (FileNames.extension(path)) {
            case "txt", "text" -> Optional.of(TEXT);
            case "md", "markdown", "mdown" -> Optional.of(MARKDOWN);
            case "json" -> Optional.of(JSON);
            case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
            case "csv" -> Optional.of(CSV);
            case "tsv", "tab" -> Optional.of(TSV);
            case "parquet", "pq" -> Optional.of(PARQUET);
            default -> Optional.empty();
        };
    }

    /** The format that {@code ingest.format} asks for; its {@code json} leaves open whether lines matter. */
    static Format bySetting(String setting) {
        return switch (setting) {
            case "text" -> TEXT;
            case "markdown" -> MARKDOWN;
            case "json" -> JSON;
            case "csv" -> CSV;
            case "tsv" -> TSV;
            case "parquet" -> PARQUET;
            default ->
                throw new InvalidSetting("ingest.format", setting, "auto, text, markdown, json, csv, tsv or parquet");
        };
    }

    /** Whether a file of this name can be read from any byte on. */
    static boolean isSplittable(String path) {
        return byName(path).equals(Optional.of(JSON_LINES));
    }
}
