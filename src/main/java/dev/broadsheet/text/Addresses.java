package dev.broadsheet.text;

/**
 * Where web addresses stand in a text, found from its beginning to its end: <i>https://…</i> and <i>www.…</i> up to white space, a
 * bracket, a quotation mark or a character that no address has. Their pieces are no words, and of no language.
 */
final class Addresses {

    private static final String SCHEME_END = "://";
    private static final String WORLD_WIDE_WEB = "www.";
    private static final String CLOSING = "<>\"'()[]{}|\\^`";

    private final String text;
    private int nextScheme;
    private int nextWeb;
    private int start;
    private int end;

    Addresses(String text) {
        this.text = text;
        nextScheme = find(SCHEME_END, 0);
        nextWeb = find(WORLD_WIDE_WEB, 0);
        advance(0);
    }

    /** Whether there is none. */
    boolean none() {
        return start == text.length();
    }

    /** Whether a place is within an address. Places are asked for in ascending order. */
    boolean contains(int place) {
        while (place >= end && start < text.length()) {
            advance(end);
        }
        return place >= start;
    }

    /** Behind the address in which a place is. */
    int end() {
        return end;
    }

    private void advance(int from) {
        while (nextScheme >= 0 && nextScheme < from) {
            nextScheme = find(SCHEME_END, from);
        }
        while (nextWeb >= 0 && nextWeb < from) {
            nextWeb = find(WORLD_WIDE_WEB, from);
        }
        if (nextScheme < 0 && nextWeb < 0) {
            start = text.length();
            end = text.length();
            return;
        }
        boolean scheme = nextScheme >= 0 && (nextWeb < 0 || nextScheme < nextWeb);
        start = scheme ? schemeStart(from) : nextWeb;
        end = scheme ? nextScheme + SCHEME_END.length() : nextWeb + WORLD_WIDE_WEB.length();
        while (end < text.length() && belongs(text.charAt(end))) {
            end++;
        }
    }

    /** As {@code indexOf}; but only single characters are looked for many at a time, which the first of these is rare enough for. */
    private int find(String sign, int from) {
        int at = text.indexOf(sign.charAt(0), from);
        while (at >= 0 && !text.startsWith(sign, at)) {
            at = text.indexOf(sign.charAt(0), at + 1);
        }
        return at;
    }

    private int schemeStart(int from) {
        int at = nextScheme;
        while (at > from && isAsciiLetter(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean belongs(char c) {
        return c > ' ' && c < 0x7F && CLOSING.indexOf(c) < 0;
    }
}
