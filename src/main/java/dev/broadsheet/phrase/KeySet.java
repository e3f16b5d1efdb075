package dev.broadsheet.phrase;

import java.io.Serial;
import java.io.Serializable;
import java.util.stream.LongStream;

/** Keys of words or runs of words, at most 32 bytes each; never changed, so that one may be sent to all tasks. */
public final class KeySet implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long[] slots;

    private KeySet(long[] slots) {
        this.slots = slots;
    }

    /** The set of some keys; the order they come in makes no difference to what it holds. */
    public static KeySet of(LongStream keys) {
        long[] distinct = keys.sorted().distinct().toArray();
        long[] slots = new long[Math.max(2, Integer.highestOneBit(Math.max(1, distinct.length)) * 4)];
        int mask = slots.length - 1;
        for (long key : distinct) {
            if (key == WordKeys.NONE) {
                throw new IllegalArgumentException("0 is no key of a word");
            }
            int slot = (int) key & mask;
            while (slots[slot] != WordKeys.NONE) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = key;
        }
        return new KeySet(slots);
    }

    /** Whether the key is there. */
    public boolean contains(long key) {
        int mask = slots.length - 1;
        int slot = (int) key & mask;
        while (slots[slot] != WordKeys.NONE) {
            if (slots[slot] == key) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }
}
