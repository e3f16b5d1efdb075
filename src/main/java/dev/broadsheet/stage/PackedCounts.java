package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.weight.TermCounts;

/** Term counts as bytes, and back. */
final class PackedCounts {

    private PackedCounts() {}

    static byte[] pack(TermCounts counts) {
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
        return out.bytes(counts.documents()).take();
    }

    static TermCounts unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        String language = in.text();
        String[] docIds = new String[in.count()];
        for (int i = 0; i < docIds.length; i++) {
            docIds[i] = Keys.hex(in.raw(Keys.ID_BYTES), 0);
        }
        String[] stems = new String[in.count()];
        for (int i = 0; i < stems.length; i++) {
            stems[i] = in.text();
        }
        String[] surfaces = new String[in.count()];
        int[] stemOfSurface = new int[surfaces.length];
        for (int i = 0; i < surfaces.length; i++) {
            surfaces[i] = in.text();
            stemOfSurface[i] = in.count();
        }
        return new TermCounts(language, docIds, stems, surfaces, stemOfSurface, in.bytes());
    }
}
