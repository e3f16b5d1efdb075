package dev.broadsheet.duplicate;

import java.util.Arrays;

/** Sets as ascending arrays. */
final class Sets {

    /** Fewer values are sorted by comparing them. */
    static final int LEAST_BY_DIGITS = 512;

    /** More are so too: by digits takes as much memory again. */
    private static final int MOST_BY_DIGITS = 1 << 22;

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private Sets() {}

    /** Sorts the first values and drops those that stand twice; gives how many are left. */
    static int sortDistinct(int[] values, int size) {
        if (size < LEAST_BY_DIGITS || size > MOST_BY_DIGITS) {
            Arrays.sort(values, 0, size);
            return distinct(values, size, values);
        }
        return distinct(sortedByDigits(values, size), size, values);
    }

    private static int distinct(int[] sorted, int size, int[] into) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                into[kept++] = sorted[i];
            }
        }
        return kept;
    }

    /**
     * The values in order, in three passes from the lowest digit to the highest, each of which keeps the order of the pass before (Knuth,
     * <i>The Art of Computer Programming</i> 3, section 5.2.5). Hashes are spread evenly, so comparing them would mispredict every second time.
     */
    private static int[] sortedByDigits(int[] values, int size) {
        int[] low = new int[DIGITS];
        int[] middle = new int[DIGITS];
        int[] high = new int[DIGITS];
        for (int i = 0; i < size; i++) {
            int value = values[i];
            low[digit(value, 0)]++;
            middle[digit(value, 1)]++;
            high[digit(value, 2)]++;
        }
        int[] sorted = new int[size];
        move(values, sorted, size, low, 0);
        move(sorted, values, size, middle, 1);
        move(values, sorted, size, high, 2);
        return sorted;
    }

    /** @param counts of each digit; spent afterwards */
    private static void move(int[] from, int[] to, int size, int[] counts, int place) {
        int next = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = counts[digit];
            counts[digit] = next;
            next += count;
        }
        for (int i = 0; i < size; i++) {
            int value = from[i];
            to[counts[digit(value, place)]++] = value;
        }
    }

    /** The digit at a place, 0 the lowest, by which negative values come first. */
    private static int digit(int value, int place) {
        return ((value ^ Integer.MIN_VALUE) >>> (place * DIGIT_BITS)) & (DIGITS - 1);
    }
}
