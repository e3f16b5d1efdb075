package dev.broadsheet.phrase;

import java.util.Arrays;

/**
 * Counts by key, found by open addressing with linear probing; nothing is allocated for a key that is there. Each key has {@code
 * columns} counts, which lie side by side, and only grow by {@link #add}.
 */
final class KeyTable {

    static final int ABSENT = -1;
    private static final int FIRST_SLOTS = 1 << 12;

    private final int columns;
    private long[] keys;
    private int[] cells;
    private int size;

    KeyTable(int columns) {
        this(columns, FIRST_SLOTS);
    }

    /** @param slots to begin with, a power of two */
    KeyTable(int columns, int slots) {
        this.columns = columns;
        keys = new long[slots];
        cells = new int[slots * columns];
    }

    int size() {
        return size;
    }

    int slots() {
        return keys.length;
    }

    /** The key in a slot, or {@link WordKeys#NONE}. */
    long key(int slot) {
        return keys[slot];
    }

    int cell(int slot, int column) {
        return cells[slot * columns + column];
    }

    void set(int slot, int column, int value) {
        cells[slot * columns + column] = value;
    }

    void add(int slot, int column) {
        cells[slot * columns + column]++;
    }

    /** The slot of a key, or {@link #ABSENT}. */
    int find(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != WordKeys.NONE) {
            if (keys[slot] == key) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return ABSENT;
    }

    /** The slot of a key that is put there if it was not, its cells 0. Slots of before mean nothing afterwards. */
    int put(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != key) {
            if (keys[slot] == WordKeys.NONE) {
                if ((size + 1) * 2 > keys.length) {
                    grow();
                    return put(key);
                }
                keys[slot] = key;
                size++;
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(keys, WordKeys.NONE);
            Arrays.fill(cells, 0);
            size = 0;
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCells = cells;
        keys = new long[oldKeys.length * 2];
        cells = new int[oldCells.length * 2];
        int mask = keys.length - 1;
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != WordKeys.NONE) {
                int slot = (int) oldKeys[old] & mask;
                while (keys[slot] != WordKeys.NONE) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = oldKeys[old];
                System.arraycopy(oldCells, old * columns, cells, slot * columns, columns);
            }
        }
    }
}
