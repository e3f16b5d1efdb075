package dev.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @Test
    void isSixtyFourHexDigitsAndTheSameEveryTime() {
        assertThat(of()).matches("[0-9a-f]{64}").isEqualTo(of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warehouse=/elsewhere",
                "logical-date=2020-01-01",
                "run.lease-seconds=900",
                "run.split-bytes=2048",
                "run.target-file-bytes=4096",
                "run.partitions=64",
                "gates.min-articles=7",
                "gc.keep=3",
                "catalog.name=lake",
                "spark.executor.memory=9g"
            })
    void whereWhenAndHowFastDoNotCount(String setting) {
        assertThat(of(setting)).isEqualTo(of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topics.count=21",
                "topics.seed=2",
                "tfidf.term-frequency=log",
                "ingest.fields.title=kop",
                "run.until=tfidf",
                "ingest.path-pattern=(?<id>.+)"
            })
    void whatChangesTheTablesCounts(String setting) {
        assertThat(of(setting)).isNotEqualTo(of());
    }

    @Test
    void theNamesOfInputsCountTheirPlacesDoNot() {
        assertThat(of("inputs=news=/a/x")).isEqualTo(of("inputs=news=/b/y")).isNotEqualTo(of("inputs=olds=/a/x"));
        assertThat(of("inputs=a=/x,b=/y")).isEqualTo(of("inputs=b=/y,a=/x"));
    }

    @Test
    void oneValueHasOneSpelling() {
        assertThat(of("topics.max-document-share=0.20")).isEqualTo(of("topics.max-document-share=0.2"));
        assertThat(of("topics.count=020")).isEqualTo(of("topics.count=20"));
    }

    private static String of(String... settings) {
        List<Assignment> commandLine = Arrays.stream(settings)
                .map(each -> each.split("=", 2))
                .map(each -> new Assignment(each[0], each[1], "test"))
                .toList();
        return new SettingsLoader(Map.of(), Path.of("/work"), Clock.systemUTC())
                .load(Optional.empty(), commandLine)
                .fingerprint();
    }
}
