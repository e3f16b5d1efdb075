package dev.broadsheet.lda;

import java.util.Optional;

/** The tokens of a block while it is swept: which are visited, the random numbers of their documents, and the topics they get. */
final class SweptTokens {

    /** By token, its document; not changed. */
    final int[] documents;

    /** By token, its topic. */
    final short[] topics;

    /** By document, the state of its sequence of random numbers. */
    final long[] states;

    /** By document. */
    final boolean[] visited;

    private final Optional<CountChanges.Builder> changes;

    /**
     * Before the sweep.
     *
     * @param key of the sweep
     * @param from only documents whose place on the line from 0 to 1 is at least this
     * @param to and below this are visited
     * @param changes takes what moves, if anybody wants to know
     */
    SweptTokens(TokenBlock block, long key, double from, double to, Optional<CountChanges.Builder> changes) {
        this.documents = block.documents();
        this.topics = block.topics().clone();
        this.changes = changes;
        states = new long[block.documentCount()];
        visited = new boolean[states.length];
        for (int document = 0; document < states.length; document++) {
            states[document] = CounterRandom.start(key, block.key(document));
            double place = CounterRandom.place(block.key(document));
            visited[document] = place >= from && place < to;
        }
    }

    /** The next random number of a document, from 0 to below 1. */
    float uniform(int document) {
        long state = states[document] += CounterRandom.STEP;
        return CounterRandom.uniform(state);
    }

    /** Gives a token of the current word another topic. */
    void move(int token, short topic) {
        if (changes.isPresent()) {
            changes.get().move(topics[token], topic);
        }
        topics[token] = topic;
    }

    /** The current word has no more tokens. */
    void endWord(int word) {
        changes.ifPresent(each -> each.endWord(word));
    }
}
