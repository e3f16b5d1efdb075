package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import dev.broadsheet.job.JobTester.Ended;
import dev.broadsheet.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CreateTableEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of an operator with a catalogue, of Iceberg in a folder: publish, a catalogue that fails, another try, back. */
class CatalogueIT {

    @TempDir
    private Path folder;

    @Test
    void whatCannotBeFoundIsSaidBeforeAnythingIsDone() {
        JobTester tester = new JobTester(folder).file("a.txt", "Trawlers landed cod at the harbour.");
        Ended unknown = tester.job("ingest", "--set", "catalog.name=lake");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.reports()).contains("catalog.name = lake", "spark.sql.catalog.lake is not set");
        Ended noJar = tester.job(
                "ingest", "--set", "catalog.name=lake", "--set", "spark.sql.catalog.lake=org.nowhere.Catalog");
        assertThat(noJar.code()).isEqualTo(2);
        assertThat(noJar.reports()).contains("spark.sql.catalog.lake = org.nowhere.Catalog", "no such class");
        assertThat(tester.job("ingest", "--set", "catalog.name=a b").reports()).contains("catalog.name = a b");
        assertThat(tester.warehouse()).doesNotExist();
    }

    @Test
    void showsWhatIsPublishedWheneverItCan() throws IOException {
        JobTester tester = new JobTester(folder).file("a.txt", "Trawlers landed cod at the harbour.");
        // a file where the catalogue wants its folder
        Path lake = Files.writeString(folder.resolve("lake"), "in the way");
        Ended failed = job(tester, "2025-06-02");
        assertThat(failed.code()).isZero();
        assertThat(failed.output())
                .contains("Published run 2025-06-02", "the catalogue does not show it", "jobs/run register");
        assertThat(command(tester, "status").output()).contains("Catalogue  lake.news, was not told at");
        assertThat(command(tester, "register").code()).isEqualTo(1);

        Files.delete(lake);
        Ended again = job(tester, "2025-06-02");
        assertThat(again.output()).contains("Nothing to do").doesNotContain("does not show it");
        assertThat(again.reports()).contains("register tables");
        assertThat(command(tester, "status").output()).contains("Catalogue  lake.news, shows what is published");
        assertThat(job(tester, "2025-06-02").reports())
                .as("the catalogue knows already")
                .doesNotContain("register tables");

        tester.file("b.txt", "Ministers spoke of the budget.");
        assertThat(job(tester, "2025-06-03").code()).isZero();
        assertThat(command(tester, "status").output()).contains("Catalogue  lake.news, shows what is published");

        Ended back = command(tester, "rollback");
        assertThat(back.code()).as(back.reports()).isZero();
        assertShown(tester, 1);
        String withdrawn = back.output().replaceFirst("(?s).*jobs/run rollback (\\S+) takes.*", "$1");
        Ended forth = tester.run("rollback", "--warehouse", tester.warehouse().toString(), withdrawn);
        assertThat(forth.output()).contains("The catalogue still shows in lake.news what was registered at");
        assertThat(command(tester, "status").output()).contains("shows what was published at");
        assertThat(command(tester, "register").output()).contains("Registered run 2025-06-03");
        assertShown(tester, 2);
    }

    @Test
    void whoLostTheLeaseRegistersNoFurtherTable() throws IOException {
        JobTester tester = new JobTester(folder).file("a.txt", "Trawlers landed cod at the harbour.");
        Path lease = tester.warehouse().resolve("lease.json");
        String heir = "{\"token\": \"of the heir\"}";
        List<String> registered = new ArrayList<>();
        SharedSession.get().sharedState().externalCatalog().addListener(event -> {
            if (event instanceof CreateTableEvent table) {
                registered.add(table.name());
                if (registered.size() == 2) {
                    write(lease, heir);
                }
            }
        });
        Ended ended = tester.job("ingest", "--set", "catalog.name=spark_catalog", "--set", "catalog.namespace=lost");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(ended.output())
                .contains(
                        "Published run 2025-06-01",
                        "the catalogue does not show it: Another run took over",
                        "and those after it were left as they are",
                        "The next run registers what is published then, or jobs/run register.");
        assertThat(registered).hasSize(2);
        assertThat(tester.warehouse().resolve("catalog.json"))
                .as("what the heir notes is not written over")
                .doesNotExist();
        assertThat(lease).hasContent(heir);
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertShown(JobTester tester, int articles) {
        SparkSession spark = SharedSession.get().newSession();
        settings().forEach((key, value) -> {
            if (key.startsWith("spark.")) {
                spark.conf().set(key, value);
            }
        });
        List<Row> published = spark.read()
                .schema(Tables.named("articles").schema())
                .parquet(tester.warehouse().resolve("current/articles").toString())
                .collectAsList();
        assertThat(spark.sql("SELECT * FROM lake.news.articles").collectAsList())
                .isEqualTo(published)
                .hasSize(articles);
        spark.stop();
    }

    private Map<String, String> settings() {
        return Map.of(
                "catalog.name",
                "lake",
                "catalog.namespace",
                "news",
                "catalog.format",
                "iceberg",
                "spark.sql.catalog.lake",
                "org.apache.iceberg.spark.SparkCatalog",
                "spark.sql.catalog.lake.type",
                "hadoop",
                "spark.sql.catalog.lake.warehouse",
                folder.resolve("lake").toString());
    }

    private String[] options(String... first) {
        return Stream.concat(
                        Stream.of(first),
                        settings().entrySet().stream()
                                .flatMap(entry -> Stream.of("--set", entry.getKey() + "=" + entry.getValue())))
                .toArray(String[]::new);
    }

    private Ended job(JobTester tester, String day) {
        return tester.job("ingest", options("--logical-date", day));
    }

    private Ended command(JobTester tester, String command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(
                List.of(options("--warehouse", tester.warehouse().toString(), "--set", "spark.master=local[2]")));
        return tester.run(arguments.toArray(String[]::new));
    }
}
