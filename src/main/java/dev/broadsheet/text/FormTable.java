package dev.broadsheet.text;

import java.util.Arrays;

/**
 * Numbers the distinct written forms of words from 0, in order of first sight. A look-up allocates nothing: forms lie end to
 * end in one character pool, found by open addressing with linear probing.
 */
final class FormTable {

    /** What hashing begins with. */
    static final int FIRST_HASH = 0;

    private static final int FIRST_SLOTS = 1 << 12;
    private static final long EMPTY = -1;

    private char[] pool = new char[FIRST_SLOTS * 8];
    private int[] starts = new int[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS];
    /** The hash of a form in the high half, its number in the low half: one look at memory tells most forms apart. */
    private long[] slots = newSlots(FIRST_SLOTS);

    private int size;

    int size() {
        return size;
    }

    /**
     * The number of a form; when it was not there, it gets {@code size()} as it was before the call.
     *
     * @param hash its {@link #hash}
     */
    int number(char[] chars, int start, int length, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (long entry = slots[slot]; entry != EMPTY; entry = slots[slot]) {
            int form = (int) entry;
            if ((int) (entry >>> Integer.SIZE) == hash && matches(form, chars, start, length)) {
                return form;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = entry(hash, append(chars, start, length, hash));
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    String text(int form) {
        return new String(pool, starts[form], starts[form + 1] - starts[form]);
    }

    private static long entry(int hash, int form) {
        return ((long) hash << Integer.SIZE) | form;
    }

    private int append(char[] chars, int from, int length, int hash) {
        int start = starts[size];
        if (start + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(pool.length * 2, start + length));
        }
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        System.arraycopy(chars, from, pool, start, length);
        hashes[size] = hash;
        size++;
        starts[size] = start + length;
        return size - 1;
    }

    /** A plain loop: for the few characters of a word, calling the vectorized comparison costs more than it saves. */
    private boolean matches(int form, char[] chars, int start, int length) {
        int at = starts[form];
        if (starts[form + 1] - at != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (pool[at + i] != chars[start + i]) {
                return false;
            }
        }
        return true;
    }

    private void rehash() {
        slots = newSlots(slots.length * 2);
        int mask = slots.length - 1;
        for (int form = 0; form < size; form++) {
            int slot = hashes[form] & mask;
            while (slots[slot] != EMPTY) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = entry(hashes[form], form);
        }
    }

    private static long[] newSlots(int length) {
        long[] empty = new long[length];
        Arrays.fill(empty, EMPTY);
        return empty;
    }

    /** The hash of a form, as {@link #number} takes it. */
    static int hash(char[] chars, int start, int length) {
        int hash = FIRST_HASH;
        for (int i = start; i < start + length; i++) {
            hash = hash(hash, chars[i]);
        }
        return spread(hash);
    }

    /** The hash of one character more; {@link #spread} ends it. */
    static int hash(int before, char c) {
        return before * 31 + c;
    }

    /** Spreads the bits: the low ones choose the slot. */
    static int spread(int hash) {
        int spread = hash * 0x9E3779B9;
        return spread ^ (spread >>> 15);
    }
}
