package dev.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsLoaderTest {

    /** Half past midnight in Hanoi, still the day before in UTC. */
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-04T17:30:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topics.engine=mllib-em,topics.count=auto | topics.engine = mllib-em",
                "topics.engine=mllib-online,topics.seeds=2 | topics.engine = mllib-online",
                "topics.model=a,topics.warm-start=b | topics.model = a",
                "topics.seeds=2,topics.warm-start=b | topics.seeds = 2"
            })
    void whatDoesNotGoTogetherIsNamed(String both, String blamed) {
        List<Assignment> assignments = Arrays.stream(both.split(","))
                .map(each -> set(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)))
                .toList();
        assertThatThrownBy(() -> load(Map.of(), Optional.empty(), assignments))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(blamed);
    }

    @Test
    void theNumberOfTopicsCanBeLeftToTheArticles() {
        LoadedSettings loaded = load(Map.of(), Optional.empty(), List.of(set("topics.count", "Auto")));
        assertThat(loaded.settings().topics().isAuto()).isTrue();
        assertThat(loaded.effective()).containsEntry("topics.count", "\"auto\"");
    }

    @Test
    void theStrongerPlaceWins() throws IOException {
        Path file = file("topics { count = 31, iterations = 32, terms = 33 }");
        Map<String, String> environment = Map.of("BROADSHEET_TOPICS_ITERATIONS", "42", "BROADSHEET_TOPICS_TERMS", "43");

        LoadedSettings loaded = load(environment, Optional.of(file), List.of(set("topics.terms", "53")));

        TopicSettings topics = loaded.settings().topics();
        assertThat(List.of(topics.count(), topics.iterations(), topics.terms())).containsExactly(31, 42, 53);
        assertThat(loaded.origins())
                .containsEntry("topics.seed", "default")
                .containsEntry("topics.count", file + ": 1")
                .containsEntry("topics.iterations", "environment variable BROADSHEET_TOPICS_ITERATIONS")
                .containsEntry("topics.terms", "command line, --set");
    }

    @Test
    void systemPropertiesPlayNoPart() {
        System.setProperty("topics.count", "77");
        try {
            assertThat(load().settings().topics().count()).isNotEqualTo(77);
        } finally {
            System.clearProperty("topics.count");
        }
    }

    @Test
    void todayIsTheDayInUtc() {
        assertThat(load().settings().run().logicalDate()).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(load().effective()).containsEntry("logical-date", "\"2026-03-04\"");
    }

    @ParameterizedTest
    @CsvSource({
        "topics.cuont, topics.count",
        "tfidf.max-vocab, tfidf.max-vocabulary",
        "wharehouse, warehouse",
        "run.until-job, run.until"
    })
    void anUnknownKeyNamesTheNearest(String given, String nearest) {
        assertUsage(
                List.of(set(given, "1")),
                "There is no setting " + given + " (command line, --set). The nearest is " + nearest
                        + "; docs/configuration.md lists them all.");
    }

    @Test
    void anUnknownKeyInAFileNamesFileAndLine() throws IOException {
        Path file = file("topics {\n  count = 5\n  itterations = 6\n}");
        assertThatThrownBy(() -> load(Map.of(), Optional.of(file), List.of()))
                .isInstanceOf(Failure.class)
                .hasMessage("There is no setting topics.itterations (" + file
                        + ": 3). The nearest is topics.iterations; docs/configuration.md lists them all.");
    }

    @Test
    void anUnknownVariableNamesTheNearest() {
        assertThatThrownBy(() -> load(Map.of("BROADSHEET_TOPIC_COUNT", "5"), Optional.empty(), List.of()))
                .hasMessage("The environment variable BROADSHEET_TOPIC_COUNT sets nothing. The nearest that does is "
                        + "BROADSHEET_TOPICS_COUNT; docs/configuration.md lists them all.");
        assertThat(load(Map.of("BROADSHEET_HEAP", "2g", "PATH", "/bin"), Optional.empty(), List.of()))
                .isEqualTo(load());
    }

    @Test
    void aGroupTakesNoValue() {
        assertUsage(
                List.of(set("topics", "5")),
                "topics is a group of settings and takes no value (command line, --set). The nearest is inputs; "
                        + "docs/configuration.md lists them all.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topics.terms | many | a whole number of at most 2147483647.",
                "topics.terms | 99999999999 | a whole number of at most 2147483647.",
                "topics.terms | 2.5 | a whole number of at most 2147483647.",
                "topics.count | many | a whole number of at least 2, or auto.",
                "topics.count | 2.5 | a whole number of at least 2, or auto.",
                "topics.count | 1 | at least 2, or auto.",
                "topics.count | 0 | at least 2, or auto.",
                "topics.seeds | 0 | from 1 to 100.",
                "topics.language | every | each, main, mixed, or the code of a language such as vi.",
                "topics.language | en-us | each, main, mixed, or the code of a language such as vi.",
                "topics.min-articles | 0 | at least 1.",
                "topics.min-articles | few | a whole number of at most 2147483647.",
                "topics.check-counts | perhaps | false or true.",
                "tfidf.max-document-share | 1.5 | a share from 0 to 1.",
                "tfidf.max-document-share | NaN | a finite number.",
                "tfidf.term-frequency | square | raw or log.",
                "ingest.format | xml | auto, text, lines, markdown, html, sgml, mail, json, jsonl, csv, tsv, parquet, warc or mediawiki.",
                "ingest.head-lines | title,author | a list of id, title, date, source, url or language.",
                "ingest.charset | utf-99 | the name of a character encoding, such as UTF-8, or auto.",
                "logical-date | 2026-02-30 | a day as YYYY-MM-DD, or today.",
                "ingest.earliest-date | today | a day as YYYY-MM-DD.",
                "run.until | report | ingest, tfidf or topics."
            })
    void whatCannotBeUsedSaysKeyValueOriginAndWhatWouldBeRight(String key, String value, String wanted) {
        assertThatThrownBy(() -> load(Map.of(), Optional.empty(), List.of(set(key, value))))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(key + " = ")
                .hasMessageContaining(value)
                .hasMessageEndingWith("it must be " + wanted + " It was set by: command line, --set.");
    }

    @Test
    void aFileMayGiveWrongTypes() throws IOException {
        Path list = file("topics.count = [1, 2]");
        assertThatThrownBy(() -> load(Map.of(), Optional.of(list), List.of()))
                .hasMessage("topics.count = [1,2] cannot be used: it must be a single value. It was set by: " + list
                        + ": 1.");
        Path nothing = file("topics.count = null");
        assertThatThrownBy(() -> load(Map.of(), Optional.of(nothing), List.of()))
                .hasMessageContaining("topics.count = null cannot be used");
        Path broken = file("topics { count = 5");
        assertThatThrownBy(() -> load(Map.of(), Optional.of(broken), List.of()))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The config file " + broken + " cannot be read: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"headline, kop | headline;kop", "[\"a,b\", c] | a,b;c", "single | single", "a{1,2},b | a{1,2};b"})
    void listsAreReadFromText(String text, String wanted) {
        assertThat(load(Map.of(), Optional.empty(), List.of(set("ingest.fields.title", text)))
                        .settings()
                        .ingest()
                        .fields()
                        .get(IngestSettings.Field.TITLE))
                .containsExactly(wanted.split(";"));
    }

    @Test
    void theGroupsOfThePathPatternAreFields() {
        assertUsage(
                List.of(set("ingest.path-pattern", "(?<year>[0-9]+)")),
                "ingest.path-pattern = (?<year>[0-9]+) cannot be used: it must be a regular expression with groups such as "
                        + "(?<date>...), named id, title, date, source, url, language or as ingest.keep names a field (its group year is no field). "
                        + "It was set by: command line, --set.");
        assertThat(load(Map.of(), Optional.empty(), List.of(set("ingest.path-pattern", "(?<date>[0-9-]+)")))
                        .settings()
                        .ingest()
                        .pathPattern())
                .isPresent();
    }

    @Test
    void aFileMayTakeValuesFromTheEnvironment() throws IOException {
        Path file = file("spark.hadoop.fs.s3a.secret.key = ${S3_SECRET}");
        LoadedSettings loaded = load(Map.of("S3_SECRET", "hunter2"), Optional.of(file), List.of());
        assertThat(loaded.settings().run().spark()).containsEntry("spark.hadoop.fs.s3a.secret.key", "hunter2");
        assertThat(loaded.rendered()).doesNotContain("hunter2").contains("secret.key\" = \"(redacted)\"");
        assertThat(loaded.effective().toString()).doesNotContain("hunter2");
    }

    @Test
    void sparkMayHaveKeysThatBeginOthers() throws IOException {
        List<Assignment> given = List.of(set("spark.speculation", "true"), set("spark.speculation.interval", "1s"));
        LoadedSettings loaded = load(Map.of(), Optional.empty(), given);
        assertThat(load(Map.of(), Optional.of(file(loaded.rendered())), List.of())
                        .settings()
                        .run()
                        .spark())
                .containsOnly(Map.entry("spark.speculation", "true"), Map.entry("spark.speculation.interval", "1s"));
    }

    @Test
    void whatIsPrintedCanBeReadAgain() throws IOException {
        LoadedSettings loaded =
                load(Map.of(), Optional.empty(), List.of(set("topics.count", "7"), set("inputs", "[\"a,b=c#d\", e]")));
        LoadedSettings again = load(Map.of(), Optional.of(file(loaded.rendered())), List.of());
        assertThat(again.effective()).isEqualTo(loaded.effective());
        assertThat(again.fingerprint()).isEqualTo(loaded.fingerprint());
    }

    @Test
    void fieldsThatAreKeptAreDimensionsAndGroups() {
        Settings settings = load(
                        Map.of(),
                        Optional.empty(),
                        List.of(
                                set("ingest.keep", "Section=article:section, section=rubric,section"),
                                set("ingest.path-pattern", "(?<section>[a-z]+)/"),
                                set("trends.dimensions", "Section,source,section")))
                .settings();
        assertThat(settings.ingest().kept())
                .containsExactly(new KeptField("section", List.of("article:section", "rubric", "section")));
        assertThat(settings.trends().dimensions()).containsExactly("section", "source");
        assertThat(settings.trends().keptDimensions()).containsExactly("section");
    }

    @Test
    void aDimensionThatIsNotKeptIsNamed() {
        assertUsage(
                List.of(set("ingest.keep", "author"), set("trends.dimensions", "source,section")),
                "trends.dimensions = \"source,section\" cannot be used: it must be a list of source, language or author; for section"
                        + " to be one, keep it with the articles: ingest.keep=section, or section=FIELD where the records call it"
                        + " FIELD. It was set by: command line, --set.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"language=lang | language", "all | all", "3=three | 3", "a b | a b", "section= | section="})
    void namesThatCannotBeKept(String keep, String blamed) {
        assertThatThrownBy(() -> load(Map.of(), Optional.empty(), List.of(set("ingest.keep", keep))))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(
                        "ingest.keep = " + blamed + " cannot be used: it must be a list of NAME or NAME=FIELD");
    }

    private LoadedSettings load() {
        return load(Map.of(), Optional.empty(), List.of());
    }

    private LoadedSettings load(Map<String, String> environment, Optional<Path> file, List<Assignment> commandLine) {
        return new SettingsLoader(environment, folder, CLOCK).load(file, commandLine);
    }

    private void assertUsage(List<Assignment> commandLine, String message) {
        assertThatThrownBy(() -> load(Map.of(), Optional.empty(), commandLine))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage(message);
    }

    private static Assignment set(String key, String value) {
        return new Assignment(key, value, "command line, --set");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "settings", ".conf"), text);
    }
}
