package dev.broadsheet.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How raw files become articles.
 *
 * @param include glob patterns a path below its input must match; empty matches all
 * @param exclude glob patterns of files that are no articles
 * @param format the format of every file, or empty to go by name and content
 * @param pathPattern named groups fill fields from the path
 * @param headLines what the first lines of a plain text file are
 * @param fields names of the fields in structured records, first present wins
 * @param kept further fields of the records that are kept with their articles, each name once
 * @param charset the encoding of files without a byte order mark, or empty to detect it
 * @param earliestDate earliest possible publication day
 * @param latestDate latest possible publication day
 * @param maxRecordBytes longest record, in bytes
 * @param maxUnpackedBytes most bytes one compressed file may unpack to
 * @param maxUnpackRatio highest ratio of unpacked to packed bytes
 * @param maxNesting how many archives may stand within one another
 * @param maxRejectShare highest share of records that may be rejected, 0 to 1
 */
public record IngestSettings(
        List<String> include,
        List<String> exclude,
        Optional<String> format,
        Optional<Pattern> pathPattern,
        List<Field> headLines,
        Map<Field, List<String>> fields,
        List<KeptField> kept,
        Optional<String> charset,
        LocalDate earliestDate,
        LocalDate latestDate,
        int maxRecordBytes,
        long maxUnpackedBytes,
        int maxUnpackRatio,
        int maxNesting,
        double maxRejectShare)
        implements java.io.Serializable {

    /** A field of an article that raw data can fill. */
    public enum Field {
        ID,
        TITLE,
        TEXT,
        DATE,
        SOURCE,
        URL,
        LANGUAGE
    }

    /** The formats that can be chosen for all files; "auto" chooses none. */
    public static final List<String> FORMATS = List.of(
            "auto",
            "text",
            "lines",
            "markdown",
            "html",
            "sgml",
            "mail",
            "json",
            "jsonl",
            "csv",
            "tsv",
            "parquet",
            "warc",
            "mediawiki");

    public IngestSettings {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        headLines = List.copyOf(headLines);
        fields = Map.copyOf(fields);
        kept = List.copyOf(kept);
        Check.that(
                !latestDate.isBefore(earliestDate),
                "ingest.latest-date",
                latestDate,
                "a day not before " + earliestDate);
        Check.that(maxRecordBytes >= 1024, "ingest.max-record-bytes", maxRecordBytes, "at least 1024");
        Check.that(maxUnpackedBytes >= 1024, "ingest.max-unpacked-bytes", maxUnpackedBytes, "at least 1024");
        Check.that(maxUnpackRatio >= 1, "ingest.max-unpack-ratio", maxUnpackRatio, "at least 1");
        Check.that(maxNesting >= 1, "ingest.max-nesting", maxNesting, "at least 1");
        Check.share("ingest.max-reject-share", maxRejectShare);
    }

    /** What travels to tasks in this record's place: an Optional cannot be serialized. */
    private Object writeReplace() {
        return new Shipped(
                include,
                exclude,
                format.orElse(""),
                pathPattern.map(Pattern::pattern).orElse(""),
                headLines,
                fields,
                kept,
                charset.orElse(""),
                earliestDate,
                latestDate,
                maxRecordBytes,
                maxUnpackedBytes,
                maxUnpackRatio,
                maxNesting,
                maxRejectShare);
    }

    /** The settings with empty strings for what is not set; none of the three can be set to one. */
    private record Shipped(
            List<String> include,
            List<String> exclude,
            String format,
            String pathPattern,
            List<Field> headLines,
            Map<Field, List<String>> fields,
            List<KeptField> kept,
            String charset,
            LocalDate earliestDate,
            LocalDate latestDate,
            int maxRecordBytes,
            long maxUnpackedBytes,
            int maxUnpackRatio,
            int maxNesting,
            double maxRejectShare)
            implements java.io.Serializable {

        private Object readResolve() {
            return new IngestSettings(
                    include,
                    exclude,
                    Optional.of(format).filter(word -> !word.isEmpty()),
                    Optional.of(pathPattern).filter(regex -> !regex.isEmpty()).map(Pattern::compile),
                    headLines,
                    fields,
                    kept,
                    Optional.of(charset).filter(name -> !name.isEmpty()),
                    earliestDate,
                    latestDate,
                    maxRecordBytes,
                    maxUnpackedBytes,
                    maxUnpackRatio,
                    maxNesting,
                    maxRejectShare);
        }
    }
}
