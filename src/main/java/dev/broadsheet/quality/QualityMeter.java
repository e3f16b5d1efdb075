package dev.broadsheet.quality;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Works out {@link QualitySignals}, in one pass over a text. Reuses its memory from one text to the next; not safe for several threads. */
public final class QualityMeter {

    private static final int MOST_KEPT = 1 << 20;
    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;

    private final int[] kinds = new int[Characters.SURROGATE + 1];
    private char[] chars = new char[1 << 14];
    /** Hashes of the lines so far, by open addressing; 0 is empty. */
    private long[] seen = new long[1 << 8];

    private int end;
    private int lines;
    private int repeated;
    private int words;
    private int garbage;

    /**
     * The signals of a text.
     *
     * @param text with line feeds as its only line ends
     * @param tokens its words by the analysis of its language
     * @param stopWords how many of them are stop words; empty where the language has no stop list
     */
    public QualitySignals measure(String text, int tokens, OptionalInt stopWords) {
        int length = text.length();
        reset(length);
        text.getChars(0, length, chars, 0);
        chars[length] = '\n';
        int start = 0;
        while (start < length) {
            start = line(start) + 1;
        }
        int pairs = kinds[Characters.SURROGATE] / 2;
        int visible = pairs;
        for (int kind = Characters.DIGIT; kind < Characters.SURROGATE; kind++) {
            visible += kinds[kind];
        }
        int symbols = kinds[Characters.SYMBOL] + symbolsBeyond(length);
        int written = visible - kinds[Characters.PUNCTUATION] - symbols;
        return new QualitySignals(
                length - pairs,
                lines,
                share(symbols, visible),
                share(kinds[Characters.DIGIT], visible),
                share(kinds[Characters.UPPER], kinds[Characters.UPPER] + kinds[Characters.LOWER]),
                share(repeated, visible + pairs),
                stopWords.isPresent() && tokens > 0
                        ? OptionalDouble.of(share(stopWords.getAsInt(), tokens))
                        : OptionalDouble.empty(),
                share(written, tokens),
                share(garbage, words),
                Mojibake.share(chars, length));
    }

    /** Reads the line that begins here; gives where it ends. */
    private int line(int start) {
        int visibleBefore = 0;
        long hash = BASIS;
        boolean gap = false;
        int at = start;
        while (true) {
            while (chars[at] != '\n' && Characters.kind(chars[at]) == Characters.SPACE) {
                gap = true;
                at++;
            }
            if (chars[at] == '\n') {
                break;
            }
            if (gap && visibleBefore > 0) {
                hash = (hash ^ ' ') * PRIME;
            }
            gap = false;
            int from = at;
            byte kind = Characters.kind(chars[at]);
            int mask = 0;
            while (kind != Characters.SPACE) {
                kinds[kind]++;
                mask |= 1 << kind;
                hash = (hash ^ chars[at]) * PRIME;
                kind = Characters.kind(chars[++at]);
            }
            visibleBefore += at - from;
            piece(from, at, mask);
        }
        if (visibleBefore > 0) {
            lines++;
            if (!remember(hash)) {
                repeated += visibleBefore;
            }
        }
        return at;
    }

    /** Judges what stands between white space; {@code mask} has the bits of the kinds of its characters. */
    private void piece(int from, int to, int mask) {
        if (Characters.lowerOnly(mask)) {
            words++;
            garbage += Garbage.isSmallLetters(chars, from, to) ? 1 : 0;
        } else if ((mask & (1 << Characters.UNSPACED)) != 0) {
            unspacedPiece(from, to);
        } else if (!Garbage.isAddress(chars, from, to)) {
            words++;
            garbage += Garbage.is(chars, from, to) || cut(from, to) ? 1 : 0;
        }
    }

    /** Letters of scripts without spaces are half a word each; what stands between them is judged by itself. */
    private void unspacedPiece(int from, int to) {
        int letters = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean letter = i < to && Characters.kind(chars[i]) == Characters.UNSPACED;
            if (i == to || letter) {
                if (start < i && holdsWord(start, i) && !Garbage.isAddress(chars, start, i)) {
                    words++;
                    garbage += Garbage.is(chars, start, i) ? 1 : 0;
                }
                start = i + 1;
            }
            letters += letter ? 1 : 0;
        }
        words += (letters + 1) / 2;
    }

    /** Whether there is more than punctuation, which in such scripts stands between words without a space. */
    private boolean holdsWord(int from, int to) {
        for (int i = from; i < to; i++) {
            byte kind = Characters.kind(chars[i]);
            if (kind != Characters.PUNCTUATION && kind != Characters.MARK) {
                return true;
            }
        }
        return false;
    }

    /** Whether a hyphen at the end of the line cuts a word that goes on, in small letters, on the next. */
    private boolean cut(int from, int to) {
        return to - from >= 2
                && chars[to - 1] == '-'
                && chars[to] == '\n'
                && Characters.kind(chars[to - 2]) == Characters.LOWER
                && to + 1 < end
                && Characters.kind(chars[to + 1]) == Characters.LOWER;
    }

    /** Whether the line was not there before. */
    private boolean remember(long hash) {
        long key = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        key = key == 0 ? 1 : key;
        if (lines * 2 > seen.length) {
            grow();
        }
        int slot = slot(key);
        if (seen[slot] == key) {
            return false;
        }
        seen[slot] = key;
        return true;
    }

    private int slot(long key) {
        int mask = seen.length - 1;
        int slot = (int) (key >>> 32) & mask;
        while (seen[slot] != 0 && seen[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = seen;
        seen = new long[old.length * 2];
        for (long key : old) {
            if (key != 0) {
                seen[slot(key)] = key;
            }
        }
    }

    /** A symbol outside the basic plane counts as one; letters and digits there do not. */
    private int symbolsBeyond(int length) {
        if (kinds[Characters.SURROGATE] == 0) {
            return 0;
        }
        int symbols = 0;
        for (int i = 0; i + 1 < length; i++) {
            if (Character.isSurrogatePair(chars[i], chars[i + 1])) {
                symbols +=
                        Characters.kindOf(Character.toCodePoint(chars[i], chars[i + 1])) == Characters.SYMBOL ? 1 : 0;
                i++;
            }
        }
        return symbols;
    }

    private void reset(int length) {
        if (chars.length <= length || (chars.length > MOST_KEPT && length < MOST_KEPT)) {
            chars = new char[length + (length >> 1) + 1];
        }
        if (lines * 16 < seen.length && seen.length > 1 << 8) {
            seen = new long[1 << 8];
        } else {
            Arrays.fill(seen, 0);
        }
        Arrays.fill(kinds, 0);
        end = length;
        lines = 0;
        repeated = 0;
        words = 0;
        garbage = 0;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
