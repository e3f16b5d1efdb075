package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Decoding.Decoded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chinese within ASCII, as news posts had it: a tilde and a brace stand around pairs of bytes of GB 2312 (RFC 1843). Java has no decoder for it. */
final class HzText {

    static final String NAME = "HZ-GB-2312";

    /** Rows 1 to 87 of GB 2312, the only ones in use. */
    private static final Pattern PAIRS = Pattern.compile("~\\{((?:[!-w][!-~])*+)(?:~\\}|(?=\\r?\\n)|\\z)");

    private static final Pattern ESCAPED = Pattern.compile("~(~|\\r?\\n)");
    private static final Charset GB2312 = Charset.forName("GB2312");
    /** Fewer may stand in any text by chance. */
    private static final int FEWEST_CHARACTERS = 10;

    private HzText() {}

    /** The text of bytes that are ASCII; empty where they are not this. */
    static Optional<Decoded> decode(byte[] bytes, int length) {
        if (!holdsTilde(bytes, length)) {
            return Optional.empty();
        }
        String ascii = new String(bytes, 0, length, StandardCharsets.US_ASCII);
        Matcher pairs = PAIRS.matcher(ascii);
        StringBuilder text = new StringBuilder(length);
        int characters = 0;
        int from = 0;
        while (pairs.find()) {
            text.append(unescaped(ascii.substring(from, pairs.start())));
            String decoded = chinese(pairs.group(1));
            characters += decoded.length();
            text.append(decoded);
            from = pairs.end();
        }
        text.append(unescaped(ascii.substring(from)));
        int errors = Decoding.count(text.toString(), '\uFFFD');
        return characters < FEWEST_CHARACTERS || errors > characters / 10
                ? Optional.empty()
                : Optional.of(new Decoded(text.toString(), NAME, errors));
    }

    private static boolean holdsTilde(byte[] bytes, int length) {
        for (int i = 0; i + 1 < length; i++) {
            if (bytes[i] == '~' && bytes[i + 1] == '{') {
                return true;
            }
        }
        return false;
    }

    private static String unescaped(String ascii) {
        return ESCAPED.matcher(ascii).replaceAll(found -> found.group(1).equals("~") ? "~" : "");
    }

    private static String chinese(String pairs) {
        byte[] bytes = pairs.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] |= (byte) 0x80;
        }
        return new String(bytes, GB2312);
    }
}
