package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.config.SettingsLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that Hadoop writes get no wider permissions than the process gives. */
class UmaskTest {

    @TempDir
    private Path folder;

    @Test
    void filesHaveThePermissionsThatTheMaskLeaves() throws Exception {
        assertThat(written("077")).isEqualTo("rw-------");
        assertThat(written("027")).isEqualTo("rw-r-----");
        // Hadoop's own mask takes away what the process would leave to others
        assertThat(written("000")).isEqualTo("rw-r--r--");
    }

    private String written(String mask) throws IOException, InterruptedException {
        Path file = folder.resolve("written-with-" + mask);
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask " + mask + " && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(said, StandardCharsets.UTF_8))
                .isZero();
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** Writes a file as Spark does, in a JVM of its own. */
    static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            Configuration hadoop = Sessions.hadoop(new SettingsLoader(Map.of(), Path.of("."), Clock.systemUTC())
                    .load(Optional.empty(), List.of())
                    .settings()
                    .run());
            org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(arguments[0]);
            FileSystem.getLocal(hadoop).create(file).close();
        }
    }
}
