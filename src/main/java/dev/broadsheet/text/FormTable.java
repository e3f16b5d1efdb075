package dev.broadsheet.text;

import java.util.Arrays;

/**
 * Numbers the distinct written forms of words from 0, in order of first sight. A look-up allocates nothing: forms lie end to
 * end in one character pool, found by open addressing with linear probing.
 */
final class FormTable {

    private static final int FIRST_SLOTS = 1 << 12;

    private char[] pool = new char[FIRST_SLOTS * 8];
    private int[] starts = new int[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS];
    private int[] slots = newSlots(FIRST_SLOTS);
    private int size;

    int size() {
        return size;
    }

    /** The number of a form; when it was not there, it gets {@code size()} as it was before the call. */
    int number(char[] chars, int length) {
        int hash = hash(chars, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] >= 0) {
            int form = slots[slot];
            if (hashes[form] == hash && matches(form, chars, length)) {
                return form;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = append(chars, length, hash);
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    String text(int form) {
        return new String(pool, starts[form], starts[form + 1] - starts[form]);
    }

    private int append(char[] chars, int length, int hash) {
        int start = starts[size];
        if (start + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(pool.length * 2, start + length));
        }
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        System.arraycopy(chars, 0, pool, start, length);
        hashes[size] = hash;
        size++;
        starts[size] = start + length;
        return size - 1;
    }

    private boolean matches(int form, char[] chars, int length) {
        return Arrays.equals(pool, starts[form], starts[form + 1], chars, 0, length);
    }

    private void rehash() {
        slots = newSlots(slots.length * 2);
        int mask = slots.length - 1;
        for (int form = 0; form < size; form++) {
            int slot = hashes[form] & mask;
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = form;
        }
    }

    private static int[] newSlots(int length) {
        int[] empty = new int[length];
        Arrays.fill(empty, -1);
        return empty;
    }

    private static int hash(char[] chars, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + chars[i];
        }
        // Spread the bits: the low ones choose the slot.
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
