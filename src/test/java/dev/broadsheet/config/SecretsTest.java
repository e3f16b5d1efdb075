package dev.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark.ssl.keyPassword",
                "spark.authenticate.secret",
                "spark.hadoop.fs.s3a.access.key",
                "spark.hadoop.fs.s3a.session.token",
                "spark.hadoop.fs.azure.account.key.x"
            })
    void namesOfSecretsHideTheirValues(String key) {
        assertThat(Secrets.hide(key, "hunter2")).isEqualTo("(redacted)");
    }

    @Test
    void otherValuesLoseOnlyThePasswordOfAUrl() {
        assertThat(Secrets.hide("analysis.max-token-length", "64")).isEqualTo("64");
        assertThat(Secrets.hide("warehouse", "ftp://me:hunter2@host/x")).isEqualTo("ftp://(redacted)@host/x");
    }
}
