package dev.broadsheet.stage;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.phrase.TokenSequences;
import dev.broadsheet.text.Analyses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import scala.Tuple2;

/** The words that one task finds, collected to chunks of one language each, with the numbers by which the words of an article are found again. */
final class OpenChunks {

    private final Analyses analyses;
    private final Consumer<Tuple2<byte[], byte[]>> out;
    private final ReadTotals totals;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private long next = ((long) TaskContext.getPartitionId() << Integer.SIZE) + Identity.NO_CHUNK + 1;

    /**
     * @param out takes finished chunks, by their keys in {@link Shuffled}
     * @param totals counts them
     */
    OpenChunks(AnalysisSettings settings, Consumer<Tuple2<byte[], byte[]>> out, ReadTotals totals) {
        this.analyses = new Analyses(settings);
        this.out = out;
        this.totals = totals;
    }

    /** A chunk that takes more articles. */
    record Open(long number, String language, RecordWords words) {}

    /**
     * Where the words of an article are.
     *
     * @param chunk number of the chunk, or {@link Identity#NO_CHUNK}
     * @param ordinal place of the article in it
     */
    record Place(long chunk, int ordinal) {
        static final Place NONE = new Place(Identity.NO_CHUNK, 0);
    }

    /** The chunk for the words of the next article of a language. */
    Open of(String language) {
        return open.computeIfAbsent(language, code -> new Open(next++, code, new RecordWords(code, analyses.of(code))));
    }

    /** Keeps the words that a chunk recorded last, as those of an article. */
    Place keep(Open chunk, String docId, String source) {
        Place place = new Place(chunk.number(), chunk.words().recorder().documents());
        chunk.words().recorder().endDocument(docId, source);
        closeIfFull(chunk);
        return place;
    }

    /** Drops the words that a chunk recorded last. */
    Place drop(Open chunk) {
        chunk.words().recorder().forgetDocument();
        closeIfFull(chunk);
        return Place.NONE;
    }

    private void closeIfFull(Open chunk) {
        if (chunk.words().isFull()) {
            close(chunk);
        }
    }

    /** Finishes one of the chunks, if there is any. */
    boolean closeOne() {
        if (open.isEmpty()) {
            return false;
        }
        close(open.values().iterator().next());
        return true;
    }

    private void close(Open chunk) {
        open.remove(chunk.language());
        TokenSequences words = chunk.words().drain();
        totals.chunk(words.documents().length, words.surfaces().length);
        out.accept(new Tuple2<>(Keys.join(Shuffled.CHUNK, Keys.number(chunk.number())), PackedSequences.pack(words)));
    }
}
