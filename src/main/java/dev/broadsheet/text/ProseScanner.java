package dev.broadsheet.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.WordBreak;
import com.ibm.icu.lang.UProperty;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The words that Lucene's {@link StandardTokenizer} finds, found faster in plain Latin, Greek and Cyrillic text. Among their letters, digits and
 * common punctuation the word boundary rules of Unicode (UAX #29, section 4.1.1, rules WB5 to WB13b) come down to looking at
 * neighbouring characters. Where any other character follows, Lucene gets the text from the beginning of the word it may belong to
 * up to the next white space, which always ends a word. The words are the same for every text of whole characters.
 */
final class ProseScanner implements WordScanner {

    private static final byte FOREIGN = 0;
    private static final byte SPACE = 1;
    private static final byte OTHER = 2;
    /** A letter (ALetter), a digit (Numeric), and what joins them (ExtendNumLet). */
    private static final byte LETTER = 3;

    private static final byte DIGIT = 4;
    private static final byte JOINER = 5;
    /** What stands within a word, between letters only, between digits only, or between either of them alike. */
    private static final byte MID_LETTER = 6;

    private static final byte MID_DIGIT = 7;
    private static final byte MID_EITHER = 8;

    /**
     * First and last of the letters that are looked up: Latin, Greek with Cyrillic, and the Latin letters of Vietnamese. Of the signs between
     * them Unicode changed its mind after the version that Lucene follows.
     */
    private static final int[][] LETTERS = {{0, 0x24F}, {0x370, 0x52F}, {0x1E00, 0x1EFF}};

    private static final int PUNCTUATION_START = 0x2010;
    private static final int PUNCTUATION_END = 0x2060;

    private static final int MOST_PLAIN = StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT;

    private static final byte[] KINDS = kinds();

    private final LuceneScanner lucene;
    private char[] chars = new char[1 << 14];

    ProseScanner() {
        StandardTokenizer tokenizer = new StandardTokenizer();
        tokenizer.setMaxTokenLength(StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT);
        lucene = new LuceneScanner(tokenizer);
    }

    @Override
    public int scan(String text, Sink sink) {
        int length = text.length();
        if (chars.length < length + 2) {
            chars = new char[length + (length >> 1) + 2];
        }
        text.getChars(0, length, chars, 0);
        // a space after the end spares looking at the length at every character
        chars[length] = ' ';
        int words = 0;
        int at = 0;
        while (at < length) {
            byte last = kind(chars[at]);
            if (last == SPACE || ((last == OTHER || last > JOINER) && kind(chars[at + 1]) != FOREIGN)) {
                at++;
                continue;
            }
            int first = at;
            int hash = FormTable.FIRST_HASH;
            boolean joinersOnly = true;
            byte kind = last;
            while (kind >= LETTER && (kind <= JOINER || joins(last, kind, kind(chars[at + 1])))) {
                joinersOnly &= kind == JOINER;
                last = kind <= JOINER ? kind : last;
                hash = FormTable.hash(hash, chars[at++]);
                kind = kind(chars[at]);
            }
            if (kind == FOREIGN || (kind != SPACE && kind(chars[at + 1]) == FOREIGN) || at - first > MOST_PLAIN) {
                at = endOfPiece(at);
                // Lucene gets the space as well: it reads half a surrogate pair in another way at the end of its input
                words += lucene.scan(chars, first, Math.min(at + 1, length) - first, sink);
            } else if (!joinersOnly) {
                sink.word(chars, first, at - first, FormTable.spread(hash), first, at - first);
                words++;
            }
        }
        return words;
    }

    private int endOfPiece(int from) {
        int at = from;
        while (kind(chars[at]) != SPACE) {
            at++;
        }
        return at;
    }

    /** Whether a character of kind {@code mid} holds the two beside it together (WB6, WB7, WB11, WB12). */
    private static boolean joins(byte before, byte mid, byte after) {
        return before == after
                && ((before == LETTER && (mid == MID_LETTER || mid == MID_EITHER))
                        || (before == DIGIT && (mid == MID_DIGIT || mid == MID_EITHER)));
    }

    private static byte kind(char c) {
        return c < PUNCTUATION_END ? KINDS[c] : FOREIGN;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[PUNCTUATION_END];
        for (int[] letters : LETTERS) {
            for (int c = letters[0]; c <= letters[1]; c++) {
                kinds[c] = kindOf(c);
            }
        }
        for (int c = PUNCTUATION_START; c < PUNCTUATION_END; c++) {
            kinds[c] = kindOf(c);
        }
        return kinds;
    }

    private static byte kindOf(int c) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            return SPACE;
        }
        if (UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC)) {
            return FOREIGN;
        }
        return switch (UCharacter.getIntPropertyValue(c, UProperty.WORD_BREAK)) {
            case WordBreak.ALETTER -> LETTER;
            case WordBreak.NUMERIC -> DIGIT;
            case WordBreak.EXTENDNUMLET -> JOINER;
            case WordBreak.MIDLETTER -> MID_LETTER;
            case WordBreak.MIDNUM -> MID_DIGIT;
            case WordBreak.MIDNUMLET, WordBreak.SINGLE_QUOTE -> MID_EITHER;
            case WordBreak.OTHER, WordBreak.DOUBLE_QUOTE, WordBreak.NEWLINE, WordBreak.WSEGSPACE -> OTHER;
            default -> FOREIGN;
        };
    }
}
