package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.weight.TermCounts;
import java.util.Arrays;

/**
 * Term counts of some articles.
 *
 * @param counts the counts
 * @param leftOut ascending places of articles that do not count
 */
record Chunk(TermCounts counts, int[] leftOut) {

    byte[] pack() {
        PackedWriter out = new PackedWriter();
        out.text(counts.language()).count(counts.docIds().length);
        for (String id : counts.docIds()) {
            out.raw(Keys.id(id));
        }
        out.count(counts.stems().length);
        for (String stem : counts.stems()) {
            out.text(stem);
        }
        out.count(counts.surfaces().length);
        for (int i = 0; i < counts.surfaces().length; i++) {
            out.text(counts.surfaces()[i]).count(counts.stemOfSurface()[i]);
        }
        out.bytes(counts.documents()).count(leftOut.length);
        for (int place : leftOut) {
            out.count(place);
        }
        return out.take();
    }

    static Chunk unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        String language = in.text();
        String[] docIds = new String[in.count()];
        Arrays.setAll(docIds, i -> Keys.hex(in.raw(Keys.ID_BYTES), 0));
        String[] stems = new String[in.count()];
        Arrays.setAll(stems, i -> in.text());
        String[] surfaces = new String[in.count()];
        int[] stemOfSurface = new int[surfaces.length];
        for (int i = 0; i < surfaces.length; i++) {
            surfaces[i] = in.text();
            stemOfSurface[i] = in.count();
        }
        byte[] documents = in.bytes();
        int[] leftOut = new int[in.count()];
        Arrays.setAll(leftOut, i -> in.count());
        return new Chunk(new TermCounts(language, docIds, stems, surfaces, stemOfSurface, documents), leftOut);
    }
}
