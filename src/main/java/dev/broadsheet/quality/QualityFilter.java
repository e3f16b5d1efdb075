package dev.broadsheet.quality;

import dev.broadsheet.config.QualitySettings;
import java.util.Optional;

/** Says which articles are not clean enough, and why. An article on a bound is. */
public final class QualityFilter {

    private final QualitySettings bounds;

    public QualityFilter(QualitySettings bounds) {
        this.bounds = bounds;
    }

    /** Why an article is left out, by signal, value and bound; empty if it is not. Of several reasons the first. */
    public Optional<String> objection(QualitySignals signals) {
        return tooLow("characters", signals.characters(), "min-characters", bounds.minCharacters())
                .or(() -> tooHigh("symbol_ratio", signals.symbolRatio(), "max-symbol-ratio", bounds.maxSymbolRatio()))
                .or(() -> tooHigh("digit_ratio", signals.digitRatio(), "max-digit-ratio", bounds.maxDigitRatio()))
                .or(() -> tooHigh(
                        "uppercase_ratio", signals.uppercaseRatio(), "max-uppercase-ratio", bounds.maxUppercaseRatio()))
                .or(() -> tooHigh(
                        "repeated_line_ratio",
                        signals.repeatedLineRatio(),
                        "max-repeated-line-ratio",
                        bounds.maxRepeatedLineRatio()))
                .or(() -> signals.stopWordRatio().isEmpty()
                        ? Optional.empty()
                        : tooLow(
                                "stop_word_ratio",
                                signals.stopWordRatio().getAsDouble(),
                                "min-stop-word-ratio",
                                bounds.minStopWordRatio()))
                .or(() -> tooLow(
                        "mean_word_length",
                        signals.meanWordLength(),
                        "min-mean-word-length",
                        bounds.minMeanWordLength()))
                .or(() -> bounds.maxMeanWordLength() == 0
                        ? Optional.empty()
                        : tooHigh(
                                "mean_word_length",
                                signals.meanWordLength(),
                                "max-mean-word-length",
                                bounds.maxMeanWordLength()))
                .or(() -> tooHigh("ocr_noise", signals.ocrNoise(), "max-ocr-noise", bounds.maxOcrNoise()));
    }

    private static Optional<String> tooHigh(String signal, double value, String key, double bound) {
        return value > bound
                ? Optional.of(signal + " is " + value + ", above quality." + key + " = " + bound)
                : Optional.empty();
    }

    private static Optional<String> tooLow(String signal, double value, String key, double bound) {
        return value < bound
                ? Optional.of(signal + " is " + value + ", below quality." + key + " = " + bound)
                : Optional.empty();
    }
}
