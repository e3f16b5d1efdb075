package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.job.JobTester.Ended;
import dev.broadsheet.warehouse.LeaseHolder;
import dev.broadsheet.warehouse.Warehouse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** What an operator does in two days, on the storage of her warehouse, and what she sees without what differs by time and place. */
final class OperatorDays {

    private static final Pattern RUN = Pattern.compile("run (\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{12})");
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MONDAY = "2025-06-02";
    private static final String TUESDAY = "2025-06-03";

    private final Path home;
    private final String warehouse;
    private final Map<String, String> hadoop;
    private final JobTester tester;
    private final List<String> seen = new ArrayList<>();

    /** @param hadoop Hadoop's settings for the storage */
    OperatorDays(Path home, String warehouse, Map<String, String> hadoop) {
        this.home = home;
        this.warehouse = warehouse;
        this.hadoop = hadoop;
        this.tester = new JobTester(home);
    }

    List<String> seen() throws Exception {
        article("a.txt", "Trawlers landed cod and herring at the harbour before the storm came in.");
        article("b.txt", "Ministers spoke of the budget, and banks of the rate of interest on loans.");
        String monday = run(MONDAY);
        digest();
        assertThat(run(MONDAY)).isEqualTo(monday);
        article("c.txt", "Rain fell on the hills all day, and trawlers stayed in the harbour.");
        killed(monday);
        String tuesday = run(TUESDAY);
        digest();
        assertThat(command("status", "--verify").output())
                .contains("Published  run " + tuesday, "Before     run " + monday, "Lease      free", "Unfinished none")
                .contains("every one as it was written, by size and SHA-256");
        goBackAndForth(monday, tuesday);
        Ended cleanup = command("gc", "--keep", "1", "--set", "gc.min-age-hours=0");
        assertThat(cleanup.output()).contains("runs/" + monday, "Deleted 1 entry");
        digest();
        seen.add(String.join(" ", open().runs()));
        return seen;
    }

    private void goBackAndForth(String monday, String tuesday) {
        assertThat(command("rollback").output()).contains("Published again: run " + monday);
        digest();
        assertThat(command("rollback", tuesday).code()).isZero();
        Ended none = command("rollback", "2020-01-01-000000000000");
        assertThat(none.code()).isEqualTo(ExitCode.INPUT.code());
    }

    /** A run is killed while it writes: until its lease has ended nobody else may, and readers see what they saw. */
    private void killed(String published) throws Exception {
        Process process = start();
        try {
            await(() -> open().runs().size() == 2);
            locked();
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        locked();
        assertThat(command("status").output()).contains("Published  run " + published, "Lease      held by");
        digest();
        await(() -> open().holder(LEASE).map(this::isOver).orElse(true));
    }

    private void locked() {
        Ended ended = job(TUESDAY);
        seen.add("code " + ended.code());
        assertThat(ended.code()).as(ended.output() + ended.reports()).isEqualTo(ExitCode.LOCKED.code());
        assertThat(ended.reports()).contains("Another run holds");
    }

    private boolean isOver(LeaseHolder holder) {
        return holder.left(Instant.now().minusSeconds(2)).isNegative();
    }

    private Process start() throws IOException {
        Path log = home.resolve("killed.log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(System.getProperty("broadsheet.opens").split(" ")));
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments(TUESDAY)));
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(log.toString()))
                .start();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).isBefore(until);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String run(String date) {
        Ended ended = job(date);
        assertThat(ended.code()).as(ended.reports()).isZero();
        Matcher matcher = RUN.matcher(ended.output() + ended.reports());
        assertThat(matcher.find()).as(ended.output() + ended.reports()).isTrue();
        seen.add(matcher.group(1));
        return matcher.group(1);
    }

    private void digest() {
        Ended ended = command("digest", "--set", "spark.master=local[2]", "--set", "spark.sql.shuffle.partitions=2");
        assertThat(ended.code()).as(ended.reports()).isZero();
        seen.add(ended.output());
    }

    private Ended job(String date) {
        return tester.run(arguments(date));
    }

    private String[] arguments(String date) {
        return all(
                "tfidf",
                List.of(
                        "--input",
                        home.resolve("corpus").toString(),
                        "--logical-date",
                        date,
                        "--set",
                        "tfidf.min-document-frequency=1",
                        "--set",
                        "spark.master=local[2]",
                        "--set",
                        "spark.sql.shuffle.partitions=2"));
    }

    private Ended command(String command, String... more) {
        return tester.run(all(command, List.of(more)));
    }

    private String[] all(String command, List<String> more) {
        List<String> arguments = new ArrayList<>(
                List.of(command, "--warehouse", warehouse, "--set", "run.lease-seconds=" + LEASE.toSeconds()));
        hadoop.forEach((key, value) -> arguments.addAll(List.of("--set", "spark.hadoop." + key + "=" + value)));
        arguments.addAll(more);
        return arguments.toArray(String[]::new);
    }

    private Warehouse open() {
        Configuration configuration = new Configuration();
        hadoop.forEach(configuration::set);
        return Warehouse.at(warehouse, configuration);
    }

    /** Names of runs and the table of inputs have the times of files. */
    private void article(String name, String text) throws IOException {
        tester.file(name, text);
        try (Stream<Path> files = Files.list(home.resolve("corpus"))) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-05-01T00:00:00Z")));
            }
        }
    }
}
