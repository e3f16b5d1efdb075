package dev.broadsheet.config;

/**
 * Which articles are clean enough. As they are born, all are.
 *
 * @param minCharacters fewest characters
 * @param maxSymbolRatio highest share of symbols, 0 to 1
 * @param maxDigitRatio highest share of digits, 0 to 1
 * @param maxUppercaseRatio highest share of capitals, 0 to 1
 * @param maxRepeatedLineRatio highest share of text in lines that stood before, 0 to 1
 * @param minStopWordRatio least share of stop words, 0 to 1; articles in languages without a stop list are not asked
 * @param minMeanWordLength least mean length of words, in characters
 * @param maxMeanWordLength highest mean length of words, in characters; 0 sets no limit
 * @param maxOcrNoise highest share of words that look misread, 0 to 1
 */
public record QualitySettings(
        int minCharacters,
        double maxSymbolRatio,
        double maxDigitRatio,
        double maxUppercaseRatio,
        double maxRepeatedLineRatio,
        double minStopWordRatio,
        double minMeanWordLength,
        double maxMeanWordLength,
        double maxOcrNoise)
        implements java.io.Serializable {

    public QualitySettings {
        Check.that(minCharacters >= 0, "quality.min-characters", minCharacters, "at least 0");
        Check.share("quality.max-symbol-ratio", maxSymbolRatio);
        Check.share("quality.max-digit-ratio", maxDigitRatio);
        Check.share("quality.max-uppercase-ratio", maxUppercaseRatio);
        Check.share("quality.max-repeated-line-ratio", maxRepeatedLineRatio);
        Check.share("quality.min-stop-word-ratio", minStopWordRatio);
        Check.that(minMeanWordLength >= 0, "quality.min-mean-word-length", minMeanWordLength, "at least 0");
        Check.that(
                maxMeanWordLength == 0 || maxMeanWordLength >= minMeanWordLength,
                "quality.max-mean-word-length",
                maxMeanWordLength,
                "0, or at least quality.min-mean-word-length");
        Check.share("quality.max-ocr-noise", maxOcrNoise);
    }
}
