package dev.broadsheet.config;

/**
 * What is said of an article in few words.
 *
 * @param most keyphrases of an article; 0: none
 */
public record KeyphraseSettings(int most) implements java.io.Serializable {

    public KeyphraseSettings {
        Check.that(most >= 0, "keyphrases.most", most, "at least 0; 0 makes none");
    }
}
