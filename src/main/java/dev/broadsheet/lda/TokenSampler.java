package dev.broadsheet.lda;

/** Samples the tokens of a block, word by word. What it draws from is stated at {@link GibbsSweep}; for one thread. */
interface TokenSampler {

    /** The next block. */
    void begin(SweptTokens tokens, DocumentTopics documents);

    /**
     * The next word of the block.
     *
     * @param from its first token
     * @param to one past its last
     */
    void sample(int word, int from, int to);

    /** The topics of the documents after all words of the block. */
    DocumentTopics end();
}
