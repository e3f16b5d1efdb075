package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;

/**
 * What tells whether an article stands twice, and where its counts are.
 *
 * @param chunk number of the chunk that holds its term counts
 * @param ordinal its place in the chunk
 * @param language its language
 * @param contentHash {@value Keys#ID_BYTES} bytes
 * @param published microseconds since 1970, or {@link #UNDATED}
 */
record Identity(long chunk, int ordinal, String language, byte[] contentHash, long published) {

    /** Later than every date, for an article without one. */
    static final long UNDATED = Long.MAX_VALUE;

    static Identity unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        return new Identity(in.longCount(), in.count(), in.text(), in.raw(Keys.ID_BYTES), in.number());
    }

    byte[] pack(PackedWriter out) {
        return out.longCount(chunk)
                .count(ordinal)
                .text(language)
                .raw(contentHash)
                .number(published)
                .take();
    }

    /** A key part by which content comes together, the first published first; the sign bit is turned to order unsigned. */
    byte[] contentKey() {
        return Keys.join(contentHash, Keys.number(published ^ Long.MIN_VALUE));
    }
}
