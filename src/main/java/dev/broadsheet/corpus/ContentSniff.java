package dev.broadsheet.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The format of a file whose name does not tell, by how it begins. */
final class ContentSniff {

    private static final Pattern JSON = Pattern.compile("\\s*(?:\\[\\s*)?\\{\\s*\"");
    private static final Pattern MARKUP = Pattern.compile("\\s*<(?:!doctype|html|\\?xml)\\b");

    /** Pictures, PDF, PostScript, programs, databases, web archives. */
    private static final List<String> OTHER_KINDS = List.of(
            "\u0089PNG",
            "\u00FF\u00D8\u00FF",
            "GIF8",
            "%PDF-",
            "%!PS",
            "\u007FELF",
            "RIFF",
            "SQLite format 3",
            "\u00CA\u00FE\u00BA\u00BE",
            "WARC/");

    private ContentSniff() {}

    /** Empty for kinds of files that no reader takes. */
    static Optional<Format> format(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PAR1")) {
            return Optional.of(Format.PARQUET);
        }
        boolean other = OTHER_KINDS.stream().anyMatch(start::startsWith)
                || MARKUP.matcher(start.toLowerCase(Locale.ROOT)).lookingAt();
        if (other) {
            return Optional.empty();
        }
        return Optional.of(JSON.matcher(start).lookingAt() ? Format.JSON : Format.TEXT);
    }
}
