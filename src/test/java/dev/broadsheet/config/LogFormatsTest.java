package dev.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.composite.CompositeConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files of {@code conf/} make of a message with secrets in a URL, and of a fault that quotes some. */
class LogFormatsTest {

    private static final String MESSAGE =
            "reading jdbc://reader:hunter2@host:5432/x?a=1&sig=s1gned&b=2, \"quoted\"\tand\\so";
    private static final String FAULT =
            "no answer from https://writer:s3cret@host/y?X-Amz-Security-Token=t0ken\nsecond line";
    private static final String CAUSE = "refused by ftp://root:toor@inner?access_token=0pen";
    private static final List<String> SECRETS =
            List.of("hunter2", "s3cret", "toor", "reader:", "writer:", "root:", "s1gned", "t0ken", "0pen");

    @TempDir
    private Path folder;

    @Test
    void textHasNoSecrets() throws IOException {
        String text = logged("conf/log4j2.properties");
        assertThat(text)
                .doesNotContain(SECRETS)
                .contains(
                        "reading jdbc://(redacted)@host:5432/x?a=1&sig=(redacted)&b=2",
                        "no answer from https://(redacted)@host/y?X-Amz-Security-Token=(redacted)",
                        "refused by ftp://(redacted)@inner?access_token=(redacted)")
                .containsOnlyOnce("java.io.IOException: no answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conf/log4j2-json.properties", "conf/log4j2-container.properties"})
    void jsonHasNoneEitherAndEveryLineIsAnObject(String format) throws IOException {
        String text = logged("conf/log4j2.properties", format);
        assertThat(text).doesNotContain(SECRETS);
        List<JsonNode> lines = objects(text);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get("message").asText())
                .isEqualTo("reading jdbc://(redacted)@host:5432/x?a=1&sig=(redacted)&b=2, \"quoted\"\tand\\so");
        assertThat(lines.get(0).get("log.level").asText()).isEqualTo("INFO");
        assertThat(lines.get(0).get("log.logger").asText()).isEqualTo("test.logger");
        assertThat(lines.get(0).get("@timestamp").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(lines.get(0).fieldNames()).toIterable().doesNotContain("error.type", "error.stack_trace", "labels");
        JsonNode fault = lines.get(1);
        assertThat(fault.get("error.type").asText()).isEqualTo("java.io.IOException");
        assertThat(fault.get("error.message").asText())
                .isEqualTo("no answer from https://(redacted)@host/y?X-Amz-Security-Token=(redacted)\nsecond line");
        assertThat(fault.get("error.stack_trace").asText())
                .contains("refused by ftp://(redacted)@inner?access_token=(redacted)", "LogFormatsTest");
    }

    /** Log files and messages hide the same, though nothing of ours runs where the layouts do. */
    @Test
    void whatIsHiddenIsWhatMessagesHide() throws IOException {
        Properties written = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("conf/log4j2.properties"))) {
            written.load(file);
        }
        assertThat(written.getProperty("property.secret")).isEqualTo(Secrets.IN_URL.pattern());
        assertThat(written.getProperty("property.instead")).isEqualTo(Secrets.INSTEAD);
    }

    private static List<JsonNode> objects(String text) {
        ObjectMapper json = new ObjectMapper();
        return text.lines()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError("no JSON: " + line, e);
                    }
                })
                .toList();
    }

    /** What is written where the files are read one after the other, as the launcher has them. */
    private String logged(String... files) throws IOException {
        PrintStream errors = System.err;
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        System.setProperty("broadsheet.log.dir", folder.toString());
        try (LoggerContext context = new LoggerContext("formats")) {
            context.start(configuration(context, files));
            context.getLogger("test.logger").info(MESSAGE);
            context.getLogger("test.logger")
                    .error("it failed", new IOException(FAULT, new IllegalStateException(CAUSE)));
        } finally {
            System.clearProperty("broadsheet.log.dir");
            System.setErr(errors);
        }
        Path file = folder.resolve("broadsheet.log");
        return (Files.exists(file) ? Files.readString(file) : "") + console.toString(StandardCharsets.UTF_8);
    }

    private static Configuration configuration(LoggerContext context, String... files) {
        List<AbstractConfiguration> all = Stream.of(files)
                .map(file -> ConfigurationSource.fromUri(Path.of(file).toUri()))
                .map(source -> (AbstractConfiguration)
                        ConfigurationFactory.getInstance().getConfiguration(context, source))
                .toList();
        return all.size() == 1 ? all.get(0) : new CompositeConfiguration(all);
    }
}
