package dev.broadsheet.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is run, on what, where to.
 *
 * @param inputs what is read
 * @param warehouse where runs are kept
 * @param logicalDate the day the run stands for
 * @param until the last job of a pipeline
 * @param report whether a run that makes topics makes the page for people, too
 * @param leaseSeconds silence after which another run may take over
 * @param splitBytes raw bytes one task reads
 * @param targetFileBytes size of a published file before a table is spread over several
 * @param partitions partitions of shuffles; 0 for as many as the data needs
 * @param spark Spark settings, passed on where the user left them unset
 */
public record RunSettings(
        List<NamedInput> inputs,
        String warehouse,
        LocalDate logicalDate,
        String until,
        boolean report,
        int leaseSeconds,
        long splitBytes,
        long targetFileBytes,
        int partitions,
        Map<String, String> spark)
        implements java.io.Serializable {

    /** An input and the name that begins its paths. */
    public record NamedInput(String name, String path) implements java.io.Serializable {}

    /** What a pipeline can end with. */
    public static final List<String> JOBS = List.of("ingest", "tfidf", "topics");

    public RunSettings {
        inputs = List.copyOf(inputs);
        spark = Map.copyOf(spark);
        Check.that(!warehouse.isBlank(), "warehouse", "''", "a folder");
        Check.that(leaseSeconds >= 5, "run.lease-seconds", leaseSeconds, "at least 5");
        Check.that(splitBytes >= 1024, "run.split-bytes", splitBytes, "at least 1024");
        Check.that(targetFileBytes >= 1024, "run.target-file-bytes", targetFileBytes, "at least 1024");
        Check.that(partitions >= 0, "run.partitions", partitions, "0 or more");
    }
}
