package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a person meets it: from any folder, through links, and when something is wrong. */
class LauncherIT {

    private static final Path LAUNCHER = Path.of("jobs/run").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Said(int code, String out, String err) {}

    @Test
    void helpListsTheCommands() throws Exception {
        Said said = run(Map.of(), "--help");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("ingest", "tfidf", "topics", "pipeline", "digest", "docs");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void mistakesAreOneLineAndExitCodeTwo() throws Exception {
        assertMistake(run(Map.of(), "pipeline", "--warehose", "x"), "The nearest is --warehouse.");
        assertMistake(run(Map.of(), "pipeline", "--set", "topics.cuont=5"), "The nearest is topics.count;");
        assertMistake(run(Map.of(), "pipeline", "--config", "no such.conf"), "no such.conf does not exist");
        assertMistake(run(Map.of("BROADSHEET_TOPIC_COUNT", "5"), "pipeline"), "BROADSHEET_TOPICS_COUNT");
        assertMistake(run(Map.of(), "pipeline", "--master"), "--master needs a value");
        assertMistake(run(Map.of(), "pipeline", "--spark-conf", "x=y"), "--spark-conf x=y is no setting of Spark");
        assertMistake(run(Map.of("SPARK_HOME", "/nowhere"), "pipeline"), "SPARK_HOME is /nowhere");
        assertMistake(run(Map.of("JAVA_HOME", "/nowhere"), "pipeline"), "JAVA_HOME is /nowhere");
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        Path java = Files.createDirectories(folder.resolve("old jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        assertMistake(run(Map.of("JAVA_HOME", folder.resolve("old jdk").toString()), "pipeline"), "is Java 8.");
    }

    /** Runtimes that were cut down to what most programs need lack it. */
    @Test
    void aJavaWithoutVectorsIsStartedWithoutThem() throws Exception {
        Path java = Files.createDirectories(folder.resolve("small runtime/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for each; do
                  case $each in --add-modules=*) exit 1 ;; esac
                done
                exec '%s/bin/java' "$@"
                """.formatted(System.getProperty("java.home")));
        Path submit = Files.createDirectories(folder.resolve("spark/bin")).resolve("spark-submit");
        Files.writeString(submit, "#!/bin/sh\nexit 0\n");
        assertThat(java.toFile().setExecutable(true) && submit.toFile().setExecutable(true))
                .isTrue();
        String home = folder.resolve("small runtime").toString();
        String spark = folder.resolve("spark").toString();
        Said said = run(Map.of("JAVA_HOME", home), "--help");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
        assertMistake(run(Map.of("JAVA_HOME", home, "SPARK_HOME", spark), "--help"), "no module jdk.incubator.vector");
        assertThat(run(Map.of("SPARK_HOME", spark), "--help").code()).isZero();
    }

    @Test
    void linksAndFoldersWithSpacesAreFollowed() throws Exception {
        Path link = Files.createDirectories(folder.resolve("a folder")).resolve("broad sheet");
        Files.createSymbolicLink(link, LAUNCHER);
        Said said = run(link, Map.of(), "pipeline", "--input", "some news", "--print-config");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("inputs = [\"" + folder.toRealPath() + "/some news\"]  # command line, --input");
    }

    private static void assertMistake(Said said, String hint) {
        assertThat(said.err()).contains(hint).startsWith("broadsheet: ").hasLineCount(1);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
    }

    private Said run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return run(LAUNCHER, environment, arguments);
    }

    private Said run(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toRealPath().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("SPARK_HOME");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BROADSHEET_LOG_DIR", folder.resolve("logs").toString());
        builder.environment().put("BROADSHEET_CDS", "off");
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Said(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
