package dev.broadsheet.text;

/**
 * A text's language.
 *
 * @param code BCP 47 code, {@value #UNKNOWN} when it cannot be told
 * @param confidence from 0, a blind guess, to 1
 */
public record GuessedLanguage(String code, double confidence) {

    /** The code of a language that cannot be told. */
    public static final String UNKNOWN = "und";

    public GuessedLanguage {
        if (code.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("no language: code '" + code + "', confidence " + confidence);
        }
    }

    static GuessedLanguage unknown() {
        return new GuessedLanguage(UNKNOWN, 0);
    }
}
