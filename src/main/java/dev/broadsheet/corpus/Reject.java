package dev.broadsheet.corpus;

/**
 * A record that could not become an article.
 *
 * @param at where it stands
 * @param stage the stage that gave it up
 * @param reason why, from the closed list
 * @param message what was wrong, in words
 * @param excerpt how the record begins, at most {@value #EXCERPT_LENGTH} characters, printable
 */
public record Reject(Location at, String stage, RejectReason reason, String message, String excerpt)
        implements ReadRecord {

    public static final int EXCERPT_LENGTH = 200;

    public Reject {
        if (message.isBlank()) {
            throw new IllegalArgumentException("a reject needs a message");
        }
        excerpt = printable(excerpt);
    }

    private static String printable(String text) {
        int end = text.offsetByCodePoints(0, Math.min(EXCERPT_LENGTH, text.codePointCount(0, text.length())));
        StringBuilder out = new StringBuilder(end);
        text.substring(0, end).codePoints().forEach(c -> {
            boolean unpaired = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            out.appendCodePoint(unpaired ? 0xFFFD : Character.isISOControl(c) ? ' ' : c);
        });
        return out.toString();
    }
}
