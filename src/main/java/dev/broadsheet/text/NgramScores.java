package dev.broadsheet.text;

import java.util.Arrays;

/**
 * How well a piece of text fits the languages of {@link LanguageModel}: for each the sum of the weights of all different runs of one to
 * three characters, as the model was trained. Letters in lower case, digits left out, white space as one space. Not safe for several
 * threads.
 */
final class NgramScores {

    private static final int PAIR_MASK = 0xFFFF;

    private final NgramTable ngrams = LanguageModel.get().ngrams();
    private final double[] sums = new double[LanguageModel.get().languages().size()];
    private final int[] seen = new int[NgramTable.slots()];
    private int piece;
    private int different;

    /** Reads a piece of a text but for the addresses in it. */
    void read(String text, int from, int to) {
        Addresses addresses = new Addresses(text);
        Arrays.fill(sums, 0);
        piece++;
        different = 0;
        long before = 0;
        int length = 0;
        boolean space = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean blank = addresses.contains(i)
                    || Character.isWhitespace(c)
                    || Character.isDigit(c)
                    || Character.isSpaceChar(c);
            if (blank && space) {
                continue;
            }
            space = blank;
            long lower = blank ? ' ' : Character.toLowerCase(c);
            run(lower);
            if (length >= 1) {
                run((before & PAIR_MASK) << Character.SIZE | lower);
            }
            if (length >= 2) {
                run((before & 0xFFFFFFFFL) << Character.SIZE | lower);
            }
            before = before << Character.SIZE | lower;
            length++;
        }
    }

    private void run(long run) {
        int slot = ngrams.slot(run);
        if (!ngrams.isEmpty(slot) && seen[slot] != piece) {
            seen[slot] = piece;
            different++;
            ngrams.add(slot, sums);
        }
    }

    /** The sums, by outcome of the model; valid until the next piece. */
    double[] sums() {
        return sums;
    }

    /** Different runs that the model knows. */
    int different() {
        return different;
    }
}
