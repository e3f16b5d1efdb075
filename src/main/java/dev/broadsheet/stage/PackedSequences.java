package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.phrase.TokenSequences;

/** Sequences of words as bytes, and back. */
final class PackedSequences {

    private PackedSequences() {}

    static byte[] pack(TokenSequences sequences) {
        PackedWriter out = new PackedWriter();
        out.text(sequences.language());
        texts(out, sequences.sources());
        out.count(sequences.docIds().length);
        for (int i = 0; i < sequences.docIds().length; i++) {
            out.raw(Keys.id(sequences.docIds()[i])).count(sequences.sourceOfDocument()[i]);
        }
        texts(out, sequences.stems());
        out.count(sequences.surfaces().length);
        for (int i = 0; i < sequences.surfaces().length; i++) {
            out.text(sequences.surfaces()[i])
                    .count(sequences.stemOfSurface()[i])
                    .flag(sequences.counts()[i]);
        }
        return out.bytes(sequences.documents()).take();
    }

    static TokenSequences unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        String language = in.text();
        String[] sources = texts(in);
        String[] docIds = new String[in.count()];
        int[] sourceOfDocument = new int[docIds.length];
        for (int i = 0; i < docIds.length; i++) {
            docIds[i] = Keys.hex(in.raw(Keys.ID_BYTES), 0);
            sourceOfDocument[i] = in.count();
        }
        String[] stems = texts(in);
        String[] surfaces = new String[in.count()];
        int[] stemOfSurface = new int[surfaces.length];
        boolean[] counts = new boolean[surfaces.length];
        for (int i = 0; i < surfaces.length; i++) {
            surfaces[i] = in.text();
            stemOfSurface[i] = in.count();
            counts[i] = in.flag();
        }
        return new TokenSequences(
                language, docIds, sources, sourceOfDocument, stems, surfaces, stemOfSurface, counts, in.bytes());
    }

    private static void texts(PackedWriter out, String[] texts) {
        out.count(texts.length);
        for (String text : texts) {
            out.text(text);
        }
    }

    private static String[] texts(PackedReader in) {
        String[] texts = new String[in.count()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.text();
        }
        return texts;
    }
}
