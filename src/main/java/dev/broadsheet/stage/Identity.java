package dev.broadsheet.stage;

import dev.broadsheet.duplicate.Sketch;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import java.util.Optional;

/**
 * What tells whether an article stands twice, and where its counts are.
 *
 * @param chunk number of the chunk that holds its term counts, or {@link #NO_CHUNK}
 * @param ordinal its place in the chunk
 * @param language its language
 * @param contentHash {@value Keys#ID_BYTES} bytes
 * @param published microseconds since 1970, or {@link #UNDATED}
 * @param sketch by which texts that are alike are found
 * @param settled how its row stands in a file of an earlier run that need not be written again; empty where it has to be written
 */
record Identity(
        long chunk,
        int ordinal,
        String language,
        byte[] contentHash,
        long published,
        Sketch sketch,
        Optional<Settled> settled) {

    /**
     * What the row of an article says that was written by an earlier run.
     *
     * @param file number of the file it stands in
     * @param cluster {@code duplicate_cluster}, {@value Keys#ID_BYTES} bytes
     * @param representative {@code is_representative}
     */
    record Settled(int file, byte[] cluster, boolean representative) {}

    /** The number of no chunk: the article lies outside the window of days whose words count. */
    static final long NO_CHUNK = 0;

    /** Later than every date, for an article without one. */
    static final long UNDATED = Long.MAX_VALUE;

    static Identity unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        return new Identity(
                in.longCount(),
                in.count(),
                in.text(),
                in.raw(Keys.ID_BYTES),
                in.number(),
                new Sketch(hashes(in), hashes(in)),
                in.flag() ? Optional.of(new Settled(in.count(), in.raw(Keys.ID_BYTES), in.flag())) : Optional.empty());
    }

    private static int[] hashes(PackedReader in) {
        int[] hashes = new int[in.count()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.bits();
        }
        return hashes;
    }

    byte[] pack(PackedWriter out) {
        out.longCount(chunk).count(ordinal).text(language).raw(contentHash).number(published);
        hashes(sketch.bands(), out);
        hashes(sketch.runs(), out);
        out.flag(settled.isPresent());
        settled.ifPresent(row -> out.count(row.file()).raw(row.cluster()).flag(row.representative()));
        return out.take();
    }

    private static void hashes(int[] hashes, PackedWriter out) {
        out.count(hashes.length);
        for (int hash : hashes) {
            out.bits(hash);
        }
    }

    /** The same article without what only finds copies and changed rows, once copies have been found. */
    Identity found() {
        return new Identity(chunk, ordinal, language, contentHash, published, Sketch.none(), Optional.empty());
    }

    /** A key part by which content comes together, the first published first. */
    byte[] contentKey() {
        return Keys.join(contentHash, publishedKey());
    }

    /** A key part by which the first published comes first; the sign bit is turned to order unsigned. */
    byte[] publishedKey() {
        return Keys.number(published ^ Long.MIN_VALUE);
    }
}
