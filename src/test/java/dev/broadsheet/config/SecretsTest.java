package dev.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SecretsTest {

    private static final String[] NAMES = {
        "spark.ssl.keyPassword",
        "spark.authenticate.secret",
        "spark.hadoop.fs.s3a.access.key",
        "spark.hadoop.fs.s3a.session.token",
        "spark.hadoop.fs.s3a.encryption.key",
        "spark.hadoop.fs.s3a.server-side-encryption.key",
        "spark.hadoop.fs.azure.account.key.x",
        "spark.hadoop.fs.azure.sas.fixed.token.x",
        "spark.hadoop.google.cloud.auth.service.account.private.key",
        "spark.hadoop.javax.jdo.option.ConnectionPassword",
        "spark.some.apiKey",
        "spark.some.passphrase",
        "spark.some.credentials"
    };

    @ParameterizedTest
    @FieldSource("NAMES")
    void namesOfSecretsHideTheirValues(String key) {
        assertThat(Secrets.hide(key, "hunter2")).isEqualTo("(redacted)");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://me:hunter2@host/x, ftp://(redacted)@host/x",
        "s3a://AK:hun/ter+2@bucket/x, s3a://(redacted)@bucket/x",
        "https://host/x?sv=1&sig=hunter2&se=2, https://host/x?sv=1&sig=(redacted)&se=2",
        "https://host/x?X-Amz-Signature=hunter2, https://host/x?X-Amz-Signature=(redacted)",
        "https://host/x?access_token=hunter2, https://host/x?access_token=(redacted)",
        "https://me:hunter2@host/x?a=1&client_secret=hunter2, https://(redacted)@host/x?a=1&client_secret=(redacted)",
        "http://host:80/a?page=2, http://host:80/a?page=2",
        "abfs://container@account/x, abfs://container@account/x"
    })
    void otherValuesLoseOnlyTheSecretsOfUrls(String value, String shown) {
        assertThat(Secrets.hide("warehouse", value)).isEqualTo(shown);
    }

    @Test
    void noSettingOfOursIsHidden() {
        assertThat(Reference.load().names()).noneMatch(Secrets::named);
    }

    /** What is printed and what goes into the manifest; a secret comes by a file that names a variable. */
    @Test
    void neitherThePrintedSettingsNorTheManifestsHaveThem(@TempDir Path folder) throws Exception {
        StringBuilder file = new StringBuilder("""
                warehouse = "ftp://me:hunter2@host/x"
                inputs = ["a=ftp://me:hunter2@host/y"]
                """);
        for (String name : NAMES) {
            file.append('"').append(name).append("\" = ${THE_SECRET}\n");
        }
        Path config = Files.writeString(folder.resolve("a.conf"), file);
        LoadedSettings loaded = new SettingsLoader(Map.of("THE_SECRET", "hunter2"), folder, Clock.systemUTC())
                .load(Optional.of(config), List.of());
        assertThat(loaded.settings().run().spark()).hasSize(NAMES.length).containsValue("hunter2");
        assertThat(loaded.rendered()).doesNotContain("hunter2").contains("(redacted)");
        assertThat(loaded.effective().toString()).doesNotContain("hunter2");
    }

    @Test
    void theCommandLineIsNoPlaceForThem(@TempDir Path folder) {
        List<Assignment> assignments =
                List.of(new Assignment("spark.hadoop.fs.s3a.secret.key", "hunter2", "command line, --set"));
        assertThatThrownBy(() ->
                        new SettingsLoader(Map.of(), folder, Clock.systemUTC()).load(Optional.empty(), assignments))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("spark.hadoop.fs.s3a.secret.key")
                .hasMessageContaining("${NAME}")
                .hasMessageNotContaining("hunter2");
    }
}
