package dev.broadsheet.duplicate;

import dev.broadsheet.quality.Characters;
import java.util.Arrays;

/**
 * A text as hashes of what stands in it one after the other. White space, punctuation and letter case make no difference.
 *
 * <ul>
 *   <li><b>Shingles</b> (Broder 1997, <i>On the resemblance and containment of documents</i>): every run of {@value #WORDS} words, or
 *       of {@value #CHARACTERS} characters in scripts that set no spaces between words. What two texts share of them is how similar
 *       they are.
 *   <li><b>Runs</b> of {@value #RUN_WORDS} words or {@value #RUN_CHARACTERS} such characters, of which those are kept whose hash is 0
 *       modulo {@value #RUN_MODULUS}: a sample that is the same wherever the run stands (Broder 1997, section 4), by which a
 *       text that is part of another is found.
 * </ul>
 *
 * <p>Reads with memory that is used again from text to text; not safe for several threads.
 */
final class Shingles {

    static final int WORDS = 3;
    static final int CHARACTERS = 5;
    static final int RUN_WORDS = 8;
    static final int RUN_CHARACTERS = 16;
    static final int RUN_MODULUS = 32;

    /** Shingles that are handed on at once. */
    static final int BLOCK = 4096;

    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long FNV_BASIS = 0xCBF29CE484222325L;
    /** The base of the polynomial hashes, odd. */
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private static final int RING = 32;
    private static final long[] POWERS = powers();
    /** By character, what it adds to a word whatever stands around it; 0 for marks, and for what belongs to no word. */
    private static final char[] LETTERS = letters();

    /** Takes the hashes as they come, those of one text in order. */
    interface Sink {

        /** Shingles, {@code size} of them, 32 bits each. */
        void shingles(int[] hashes, int size);

        /** One of the runs that were chosen, 32 bits. */
        void run(int hash);
    }

    private final int[] block = new int[BLOCK];
    /** Polynomial hashes of all tokens so far, of the last few places. */
    private final long[] sums = new long[RING];

    private char[] chars = new char[1 << 14];
    private int inBlock;
    private int tokens;
    private long sum;

    private static long[] powers() {
        long[] powers = new long[RUN_CHARACTERS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * BASE;
        }
        return powers;
    }

    private static char[] letters() {
        char[] letters = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < letters.length; c++) {
            byte kind = Characters.kind((char) c);
            letters[c] = kind != Characters.MARK && inWord(kind, false) ? Characters.lower((char) c) : 0;
        }
        return letters;
    }

    /** Hands on the shingles and the runs of a text. */
    void read(String text, Sink sink) {
        Arrays.fill(sums, 0);
        inBlock = 0;
        tokens = 0;
        sum = 0;
        // by pieces, so that a text of hundreds of megabytes is not copied at once
        long word = FNV_BASIS;
        boolean unspacedBefore = false;
        for (int from = 0; from < text.length(); from += chars.length) {
            int size = Math.min(chars.length, text.length() - from);
            text.getChars(from, from + size, chars, 0);
            for (int i = 0; i < size; i++) {
                char c = chars[i];
                int letter = LETTERS[c];
                if (letter != 0) {
                    word = (word ^ letter) * FNV_PRIME;
                    continue;
                }
                if (c == ' ') {
                    if (word != FNV_BASIS) {
                        token(mix(word), WORDS, RUN_WORDS, sink);
                        word = FNV_BASIS;
                    }
                    unspacedBefore = false;
                    continue;
                }
                byte kind = Characters.kind(c);
                if (inWord(kind, unspacedBefore && word == FNV_BASIS)) {
                    if (kind != Characters.MARK || Character.getType(c) != Character.FORMAT) {
                        word = (word ^ Characters.lower(c)) * FNV_PRIME;
                    }
                    continue;
                }
                if (word != FNV_BASIS) {
                    token(mix(word), WORDS, RUN_WORDS, sink);
                    word = FNV_BASIS;
                }
                boolean unspaced = kind == Characters.UNSPACED || kind == Characters.SURROGATE;
                boolean mark = kind == Characters.MARK && Character.getType(c) != Character.FORMAT;
                if (unspaced || mark) {
                    token(mix(c), CHARACTERS, RUN_CHARACTERS, sink);
                }
                unspacedBefore = unspaced || (unspacedBefore && kind == Characters.MARK);
            }
        }
        if (word != FNV_BASIS) {
            token(mix(word), WORDS, RUN_WORDS, sink);
        }
        flush(sink);
    }

    /** Whether a character belongs to a word; a mark after a letter of a script without spaces belongs to that letter. */
    private static boolean inWord(byte kind, boolean afterUnspaced) {
        return switch (kind) {
            case Characters.DIGIT, Characters.UPPER, Characters.LOWER, Characters.OTHER_LETTER -> true;
            case Characters.MARK -> !afterUnspaced;
            default -> false;
        };
    }

    private void token(long hash, int window, int run, Sink sink) {
        tokens++;
        sum = sum * BASE + hash;
        if (tokens >= window) {
            if (inBlock == BLOCK) {
                flush(sink);
            }
            block[inBlock++] = (int) (mix(last(window)) >>> Integer.SIZE);
        }
        if (tokens >= run) {
            long mixed = mix(last(run));
            if ((mixed & (RUN_MODULUS - 1)) == 0) {
                sink.run((int) (mixed >>> Integer.SIZE));
            }
        }
        sums[tokens & (RING - 1)] = sum;
    }

    /** The polynomial hash of the last tokens, whatever stands before them. */
    private long last(int window) {
        return sum - sums[(tokens - window) & (RING - 1)] * POWERS[window];
    }

    /** The shingles that were handed on last: all of a text of no more than {@value #BLOCK}. */
    int[] lastBlock() {
        return block;
    }

    private void flush(Sink sink) {
        sink.shingles(block, inBlock);
        inBlock = 0;
    }

    /** The finaliser of MurmurHash3 (Appleby 2011, public domain): every bit of the result depends on every bit given. */
    static long mix(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }
}
