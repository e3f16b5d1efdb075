package dev.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhraseSettingsTest {

    private static Settings load(String... assignments) {
        List<Assignment> given = List.of(assignments).stream()
                .map(each -> new Assignment(
                        each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1), each))
                .toList();
        return new SettingsLoader(Map.of(), Path.of("."), Clock.systemUTC())
                .load(Optional.empty(), given)
                .settings();
    }

    @Test
    void everyKeyIsReadIntoItsPlace() {
        PhraseSettings phrases = load(
                        "phrases.min-count=6",
                        "phrases.min-share=0.001",
                        "phrases.min-articles=4",
                        "phrases.min-npmi=0.5",
                        "phrases.min-name-npmi=0.4",
                        "phrases.absorbing-share=0.9",
                        "phrases.most=7")
                .phrases();
        assertThat(phrases).isEqualTo(new PhraseSettings(6, 0.001, 4, 0.5, 0.4, 0.9, 7));
        QualitySettings quality = load(
                        "quality.min-characters=1",
                        "quality.max-symbol-ratio=0.1",
                        "quality.max-digit-ratio=0.2",
                        "quality.max-uppercase-ratio=0.3",
                        "quality.max-repeated-line-ratio=0.4",
                        "quality.min-stop-word-ratio=0.5",
                        "quality.min-mean-word-length=2",
                        "quality.max-mean-word-length=9",
                        "quality.max-ocr-noise=0.6")
                .quality();
        assertThat(quality).isEqualTo(new QualitySettings(1, 0.1, 0.2, 0.3, 0.4, 0.5, 2, 9, 0.6));
    }

    @Test
    void theFilterIsOffUnlessAsked() {
        assertThat(load().quality()).isEqualTo(new QualitySettings(0, 1, 1, 1, 1, 0, 0, 0, 1));
    }

    @Test
    void theHigherFloorCounts() {
        PhraseSettings settings = new PhraseSettings(5, 0.0001, 3, 0.33, 0.25, 0.75, 10);
        assertThat(settings.countFloor(1000)).isEqualTo(5);
        // 0.0001 of 50,001 words are 5.0001
        assertThat(settings.countFloor(50_001)).isEqualTo(6);
    }

    @Test
    void whatCannotBeIsNamed() {
        assertThatThrownBy(() -> load("phrases.min-count=1")).hasMessageContaining("phrases.min-count");
        assertThatThrownBy(() -> load("phrases.min-npmi=1.5")).hasMessageContaining("phrases.min-npmi");
        assertThatThrownBy(() -> load("phrases.absorbing-share=-1")).hasMessageContaining("phrases.absorbing-share");
        assertThatThrownBy(() -> load("quality.max-ocr-noise=2")).hasMessageContaining("quality.max-ocr-noise");
    }
}
