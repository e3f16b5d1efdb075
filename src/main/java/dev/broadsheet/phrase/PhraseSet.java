package dev.broadsheet.phrase;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

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

    private PhraseSet(KeyTable table, int size) {
        this.nodes = new long[table.slots()];
        this.kinds = new byte[table.slots()];
        for (int slot = 0; slot < nodes.length; slot++) {
            nodes[slot] = table.key(slot);
            kinds[slot] = (byte) table.cell(slot, 0);
        }
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
        return new PhraseSet(table, size);
    }

    /**
     * The set with some nodes.
     *
     * @param nodes as {@link #nodes} gave them
     * @param kinds what each is, as {@link #kinds} gave them
     */
    public static PhraseSet of(long[] nodes, byte[] kinds) {
        KeyTable table = new KeyTable(1);
        int size = 0;
        for (int i = 0; i < nodes.length; i++) {
            table.set(table.put(nodes[i]), 0, kinds[i]);
            size += (kinds[i] & PHRASE) == 0 ? 0 : 1;
        }
        return new PhraseSet(table, size);
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

    /** The keys of all nodes. */
    public long[] nodes() {
        return slots().mapToLong(slot -> nodes[slot]).toArray();
    }

    /** What the nodes are that {@link #nodes} gives. */
    public byte[] kinds() {
        int[] used = slots().toArray();
        byte[] found = new byte[used.length];
        for (int i = 0; i < used.length; i++) {
            found[i] = kinds[used[i]];
        }
        return found;
    }

    private IntStream slots() {
        return IntStream.range(0, nodes.length).filter(slot -> nodes[slot] != WordKeys.NONE);
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
