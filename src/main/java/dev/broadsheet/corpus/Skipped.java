package dev.broadsheet.corpus;

import java.util.Locale;

/** A file that never was an article: counted, not read. */
public record Skipped(Location at, Reason reason) implements ReadRecord {

    /** Why a file is not an article. */
    public enum Reason {
        /** Its name begins with a dot or an underscore. */
        HIDDEN,
        /** The AppleDouble twin ({@code ._*}) or folder ({@code __MACOSX}) of an archive made on macOS. */
        APPLE_DOUBLE,
        /** A name that the configured patterns leave out. */
        EXCLUDED,
        /** A kind of file that no reader takes, such as pictures. */
        NOT_AN_ARTICLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
