package dev.broadsheet.phrase;

/** Counts of parts of a corpus, added up by key. */
public final class KeyTotals {

    private static final int COUNT = 0;
    private static final int DOCUMENTS = 1;

    /** Small, as there may be one for each of very many sources. */
    private static final int FIRST_SLOTS = 16;

    private final KeyTable table = new KeyTable(2, FIRST_SLOTS);

    /** Adds what one part counted; sums stop at 2<sup>31</sup> - 1. */
    public void add(long key, long count, long documents) {
        int slot = table.put(key);
        table.set(slot, COUNT, sum(table.cell(slot, COUNT), count));
        table.set(slot, DOCUMENTS, sum(table.cell(slot, DOCUMENTS), documents));
    }

    private static int sum(int before, long more) {
        return (int) Math.min(Integer.MAX_VALUE, before + more);
    }

    /** How often the key was counted; 0 where it never was. */
    public long count(long key) {
        int slot = table.find(key);
        return slot == KeyTable.ABSENT ? 0 : table.cell(slot, COUNT);
    }

    /** In how many articles the key was counted; 0 where it never was. */
    public long documents(long key) {
        int slot = table.find(key);
        return slot == KeyTable.ABSENT ? 0 : table.cell(slot, DOCUMENTS);
    }

    /** Hands on the totals at or above both floors, in no meaningful order. */
    public void forEach(long leastCount, long leastDocuments, PairCounter.Sink sink) {
        for (int slot = 0; slot < table.slots(); slot++) {
            int count = table.cell(slot, COUNT);
            int documents = table.cell(slot, DOCUMENTS);
            if (table.key(slot) != WordKeys.NONE && count >= leastCount && documents >= leastDocuments) {
                sink.count(table.key(slot), count, documents);
            }
        }
    }
}
