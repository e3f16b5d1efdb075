package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.job.JobTester.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on from published tables somebody has damaged. */
class DamagedInputsIT {

    private static final String KEEP = "accumulation.removed-inputs=keep";

    @TempDir
    private Path folder;

    private JobTester tester;

    @BeforeEach
    void publish() {
        tester = new JobTester(folder);
        tester.file("a.txt", "Trawlers landed cod and herring at the harbour before the storm came in.");
        assertThat(tester.job("ingest", "--logical-date", "2025-06-01").code()).isZero();
        tester.file("b.txt", "Ministers spoke of the budget, and banks of the rate of interest on loans.");
    }

    @Test
    void aWrongByteOfInputsIsToldAndForceReadsAllAnew() throws IOException {
        Path file = part("inputs");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Ended ended = next();
        assertThat(ended.code()).as(ended.reports()).isEqualTo(ExitCode.INPUT.code());
        assertThat(ended.reports())
                .contains(file + " does not have the SHA-256", "jobs/run rollback", "or --force", "loses nothing");
        Ended kept = next("--force", "--set", KEEP);
        assertThat(kept.code()).as(kept.reports()).isEqualTo(ExitCode.INPUT.code());
        assertThat(kept.reports()).contains("would lose the articles of files that are gone");
        // what can be read all the same would not show that nothing of it is taken over
        Files.writeString(file, "no table");
        Ended forced = next("--force");
        assertThat(forced.code()).as(forced.reports()).isZero();
        assertThat(forced.output()).contains("2 kept");
        assertThat(next().code()).isZero();
    }

    @Test
    void articlesThatAreGoneAreTold() throws IOException {
        Path file = part("articles");
        Files.delete(file);
        Ended ended = next();
        assertThat(ended.code()).as(ended.reports()).isEqualTo(ExitCode.INPUT.code());
        assertThat(ended.reports()).contains(file + " is gone", "--force");
    }

    private Ended next(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--logical-date";
        arguments[1] = "2025-06-02";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return tester.job("ingest", arguments);
    }

    private Path part(String table) {
        try (var files =
                Files.list(tester.warehouse().resolve("current").resolve(table).toRealPath())) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
