package dev.broadsheet.stage;

import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;

/**
 * What became of an article that does not simply stand for itself.
 *
 * @param chunk number of the chunk that holds its term counts, or {@link Identity#NO_CHUNK}
 * @param ordinal its place in the chunk
 * @param language its language
 * @param sameId whether it is rejected, because an earlier record has its id
 * @param cluster the {@code doc_id} of the article that represents it; empty when it is rejected
 * @param representative whether it is that article itself
 */
record Fate(long chunk, int ordinal, String language, boolean sameId, String cluster, boolean representative) {

    static Fate rejected(Identity article) {
        return new Fate(article.chunk(), article.ordinal(), article.language(), true, "", false);
    }

    static Fate clustered(Identity article, String cluster, boolean representative) {
        return new Fate(article.chunk(), article.ordinal(), article.language(), false, cluster, representative);
    }

    static Fate unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        return new Fate(in.longCount(), in.count(), in.text(), in.flag(), in.text(), in.flag());
    }

    /** Whether its words are in a chunk. */
    boolean hasWords() {
        return chunk != Identity.NO_CHUNK;
    }

    byte[] pack() {
        return new PackedWriter()
                .longCount(chunk)
                .count(ordinal)
                .text(language)
                .flag(sameId)
                .text(cluster)
                .flag(representative)
                .take();
    }
}
