package dev.broadsheet.corpus;

import java.util.List;
import java.util.regex.Pattern;

/** Kinds of files that no reader takes, by how they begin. */
final class OtherKinds {

    private static final Pattern MARKUP = Pattern.compile("\\s*<(?:!doctype|\\?xml)\\b", Pattern.CASE_INSENSITIVE);

    /** Pictures, PDF, PostScript, programs, databases. */
    private static final List<String> STARTS = List.of(
            "\u0089PNG",
            "\u00FF\u00D8\u00FF",
            "GIF8",
            "%PDF-",
            "%!PS",
            "\u007FELF",
            "RIFF",
            "SQLite format 3",
            "\u00CA\u00FE\u00BA\u00BE");

    private OtherKinds() {}

    static boolean is(Head head) {
        return STARTS.stream().anyMatch(head::begins) || head.begins(MARKUP);
    }
}
