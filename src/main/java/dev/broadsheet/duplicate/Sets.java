package dev.broadsheet.duplicate;

import java.util.Arrays;

/** Sets as ascending arrays. */
final class Sets {

    private Sets() {}

    /** Sorts the first values and drops those that stand twice; gives how many are left. */
    static int sortDistinct(int[] values, int size) {
        Arrays.sort(values, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[kept++] = values[i];
            }
        }
        return kept;
    }
}
