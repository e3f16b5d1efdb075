package dev.broadsheet.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.config.Failure;
import dev.broadsheet.config.QualitySettings;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QualityFilterTest {

    private static final QualitySettings OFF = new QualitySettings(0, 1, 1, 1, 1, 0, 0, 0, 1);
    private static final QualitySignals WORST = new QualitySignals(1, 1, 1, 1, 1, 1, OptionalDouble.of(0), 1000, 1, 1);

    private static QualitySignals signals(OptionalDouble stopWords, double length, double noise) {
        return new QualitySignals(100, 2, 0.1, 0.2, 0.3, 0.4, stopWords, length, noise, 0);
    }

    private static String objection(QualitySettings settings) {
        return new QualityFilter(settings)
                .objection(signals(OptionalDouble.of(0.05), 4.5, 0.25))
                .orElse("none");
    }

    @Test
    void nothingIsRejectedUnlessAsked() {
        assertThat(new QualityFilter(OFF).objection(WORST)).isEmpty();
    }

    @Test
    void eachSignalHasItsBound() {
        assertThat(objection(new QualitySettings(101, 1, 1, 1, 1, 0, 0, 0, 1)))
                .isEqualTo("characters is 100.0, below quality.min-characters = 101.0");
        assertThat(objection(new QualitySettings(0, 0.05, 1, 1, 1, 0, 0, 0, 1)))
                .isEqualTo("symbol_ratio is 0.1, above quality.max-symbol-ratio = 0.05");
        assertThat(objection(new QualitySettings(0, 1, 0.1, 1, 1, 0, 0, 0, 1))).startsWith("digit_ratio is 0.2, above");
        assertThat(objection(new QualitySettings(0, 1, 1, 0.2, 1, 0, 0, 0, 1)))
                .startsWith("uppercase_ratio is 0.3, above");
        assertThat(objection(new QualitySettings(0, 1, 1, 1, 0.3, 0, 0, 0, 1)))
                .startsWith("repeated_line_ratio is 0.4, above");
        assertThat(objection(new QualitySettings(0, 1, 1, 1, 1, 0.1, 0, 0, 1)))
                .isEqualTo("stop_word_ratio is 0.05, below quality.min-stop-word-ratio = 0.1");
        assertThat(objection(new QualitySettings(0, 1, 1, 1, 1, 0, 5, 0, 1)))
                .startsWith("mean_word_length is 4.5, below quality.min-mean-word-length");
        assertThat(objection(new QualitySettings(0, 1, 1, 1, 1, 0, 0, 4, 1)))
                .startsWith("mean_word_length is 4.5, above quality.max-mean-word-length");
        assertThat(objection(new QualitySettings(0, 1, 1, 1, 1, 0, 0, 0, 0.2)))
                .isEqualTo("ocr_noise is 0.25, above quality.max-ocr-noise = 0.2");
    }

    @Test
    void onABoundIsFine() {
        assertThat(objection(new QualitySettings(100, 0.1, 0.2, 0.3, 0.4, 0.05, 4.5, 4.5, 0.25)))
                .isEqualTo("none");
    }

    @Test
    void languagesWithoutAStopListAreNotAsked() {
        assertThat(new QualityFilter(new QualitySettings(0, 1, 1, 1, 1, 1, 0, 0, 1))
                        .objection(signals(OptionalDouble.empty(), 4, 0)))
                .isEmpty();
    }

    @Test
    void boundsThatCannotBeAreNamed() {
        assertThatThrownBy(() -> new QualitySettings(0, 1.5, 1, 1, 1, 0, 0, 0, 1))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("quality.max-symbol-ratio")
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> new QualitySettings(0, 1, 1, 1, 1, 0, 5, 4, 1))
                .hasMessageContaining("quality.max-mean-word-length");
    }
}
