package dev.broadsheet.duplicate;

import java.util.Arrays;

/**
 * A MinHash signature in one pass (Dahlgaard, Knudsen and Thorup 2017, <i>Fast Similarity Sketching</i>, FOCS, algorithm 1). Each
 * value of a set goes to one of {@code t} places, which keeps the least hash that came to it. Places that stay empty, of a small set,
 * are filled in further rounds, each with another hash function: in rounds {@code t} to {@code 2t - 1} all values go to one place
 * after the other, so that none is left empty. Two sets agree in a place with the probability that is their Jaccard similarity, as
 * with {@code t} hash functions of all values (Broder et al. 1998, <i>Min-wise independent permutations</i>), at the cost of about one.
 */
final class MinHash {

    private static final long SEED = 0x62726F6164736865L;
    private static final int EMPTY = -1;

    private final int[] least;
    /** Places that were filled in rounds before this one. */
    private final boolean[] settled;

    private int round;
    private int empty;
    private long seed;

    /** @param places of the signature */
    MinHash(int places) {
        least = new int[places];
        settled = new boolean[places];
        clear();
    }

    void clear() {
        Arrays.fill(least, EMPTY);
        Arrays.fill(settled, false);
        empty = least.length;
        begin(0);
    }

    /** Whether every place is filled; else all values are to be added again after {@link #nextRound}. */
    boolean isFull() {
        return empty == 0;
    }

    void nextRound() {
        for (int place = 0; place < least.length; place++) {
            settled[place] = least[place] != EMPTY;
        }
        begin(round + 1);
    }

    private void begin(int number) {
        round = number;
        seed = Shingles.mix(SEED + number);
    }

    /** Adds values of the set; one that was added before in this round changes nothing. */
    void add(int[] values, int size) {
        if (round == 0) {
            first(values, size);
        } else {
            again(values, size);
        }
    }

    private void first(int[] values, int size) {
        int[] places = least;
        int filled = 0;
        for (int i = 0; i < size; i++) {
            long hash = hash(values[i]);
            int place = place(hash, places.length);
            int value = (int) hash & Integer.MAX_VALUE;
            int before = places[place];
            // an empty place, -1, counts as the greatest of all when its sign is not looked at
            if (Integer.compareUnsigned(value, before) < 0) {
                places[place] = value;
                filled += before == EMPTY ? 1 : 0;
            }
        }
        empty -= filled;
    }

    private void again(int[] values, int size) {
        for (int i = 0; i < size; i++) {
            long hash = hash(values[i]);
            int place = round < least.length ? place(hash, least.length) : round - least.length;
            int value = (int) hash & Integer.MAX_VALUE;
            if (!settled[place] && Integer.compareUnsigned(value, least[place]) < 0) {
                empty -= least[place] == EMPTY ? 1 : 0;
                least[place] = value;
            }
        }
    }

    private long hash(int value) {
        return Shingles.mix(seed ^ Integer.toUnsignedLong(value));
    }

    private static int place(long hash, int places) {
        return (int) (((hash >>> Integer.SIZE) * places) >>> Integer.SIZE);
    }

    /** The signature of what was added; to be read before the next {@link #clear}. */
    int[] signature() {
        return least;
    }
}
