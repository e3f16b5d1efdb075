package dev.broadsheet.phrase;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * Phrases to be found in articles: a trie whose nodes lie in one table by the key of the words that lead to them. Ten to twenty
 * bytes a node, two or three nodes a phrase: 200,000 phrases take about 10 MB. Never changed, so that one may be sent to all tasks.
 */
public final class PhraseSet implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    static final byte NO_NODE = 0;
    /** Some phrase goes on from here. */
    static final byte BEGINNING = 1;
    /** A phrase ends here; another may go on. */
    static final byte PHRASE = 2;

    private final long[] nodes;
    private final byte[] kinds;
    private final int size;

    private PhraseSet(long[] nodes, byte[] kinds, int size) {
        this.nodes = nodes;
        this.kinds = kinds;
        this.size = size;
    }

    /** A set without phrases. */
    public static PhraseSet none() {
        return of(List.of());
    }

    /**
     * The set of some phrases.
     *
     * @param phrases keys of the words of each, at least two
     */
    public static PhraseSet of(Collection<long[]> phrases) {
        KeyTable table = new KeyTable(1);
        int size = 0;
        for (long[] words : phrases) {
            if (words.length < 2) {
                throw new IllegalArgumentException("a phrase has at least two words, not " + words.length);
            }
            for (int length = 1; length < words.length; length++) {
                mark(table, words, length, BEGINNING);
            }
            size += mark(table, words, words.length, PHRASE) ? 1 : 0;
        }
        long[] nodes = new long[table.slots()];
        byte[] kinds = new byte[table.slots()];
        for (int slot = 0; slot < nodes.length; slot++) {
            nodes[slot] = table.key(slot);
            kinds[slot] = (byte) table.cell(slot, 0);
        }
        return new PhraseSet(nodes, kinds, size);
    }

    /** Whether the node did not have the kind before. */
    private static boolean mark(KeyTable table, long[] words, int length, byte kind) {
        int slot = table.put(WordKeys.of(words, 0, length));
        int before = table.cell(slot, 0);
        table.set(slot, 0, before | kind);
        return (before & kind) == 0;
    }

    /** How many phrases there are. */
    public int size() {
        return size;
    }

    /** What the words of this key are: {@link #NO_NODE}, or {@link #BEGINNING} and {@link #PHRASE} added up. */
    byte kind(long key) {
        int mask = nodes.length - 1;
        int slot = (int) key & mask;
        while (nodes[slot] != WordKeys.NONE) {
            if (nodes[slot] == key) {
                return kinds[slot];
            }
            slot = (slot + 1) & mask;
        }
        return NO_NODE;
    }
}
