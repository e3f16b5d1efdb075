package dev.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.config.RunSettings.NamedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputPathsTest {

    @TempDir
    private Path folder;

    @Test
    void aRelativePathIsBelowTheWorkingDirectoryAndNamedByItsLastPart() {
        assertThat(parse("news/2024/")).containsExactly(new NamedInput("2024", folder + "/news/2024"));
        assertThat(parse(".")).containsExactly(new NamedInput(folder.getFileName() + "", folder.toString()));
    }

    @Test
    void aNameMayBeGiven() {
        assertThat(parse("un=/data/debates")).containsExactly(new NamedInput("un", "/data/debates"));
        assertThat(parse("a b=c")).containsExactly(new NamedInput("a b=c", folder + "/a b=c"));
    }

    @Test
    void aPathThatExistsIsTakenAsItIs() throws IOException {
        Files.createDirectory(folder.resolve("date=2024"));
        assertThat(parse("date=2024")).containsExactly(new NamedInput("date=2024", folder + "/date=2024"));
    }

    @Test
    void otherFileSystemsAreLeftAlone() {
        assertThat(parse("hdfs://name:8020/news", "s3=s3a://bucket/x"))
                .containsExactly(
                        new NamedInput("news", "hdfs://name:8020/news"), new NamedInput("s3", "s3a://bucket/x"));
    }

    @Test
    void twoOfOneNameAreAMistake() {
        assertThatThrownBy(() -> parse("/a/data", "/b/data"))
                .hasMessage("inputs = /b/data cannot be used: it must be named differently from /a/data, for both are "
                        + "called data: write NAME=PATH.");
    }

    private List<NamedInput> parse(String... given) {
        return new InputPaths(folder).parse(List.of(given));
    }
}
