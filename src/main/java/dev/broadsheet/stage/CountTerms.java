package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.weight.TermCounts;
import dev.broadsheet.weight.TermTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Chunks of counts → the terms of all articles with their frequencies. Exact: counts are added within a chunk first, then
 * shuffled once by term, all terms of a chunk that go to the same task as one value.
 */
final class CountTerms {

    /** Written forms of all chunks for one task that adds them up; its table of them is in memory. */
    private static final long FORMS_PER_TASK = 2_000_000;

    private static final int MOST_TASKS = 2048;

    private CountTerms() {}

    /**
     * The distinct terms.
     *
     * @param chunks the counts
     * @param forms written forms that the chunks name, together
     * @param cores that work on it
     */
    static JavaRDD<TermTable.Term> count(JavaRDD<Chunk> chunks, long forms, int cores) {
        int parts = (int) Math.min(MOST_TASKS, Math.max(cores, forms / FORMS_PER_TASK));
        return SortedShuffle.sort(
                        chunks.flatMapToPair(chunk -> totals(chunk, parts)), parts, key -> (int) Keys.number(key, 0))
                .values()
                .mapPartitions(CountTerms::merge);
    }

    /** What one chunk says of the terms for each task. */
    private static Iterator<Tuple2<byte[], byte[]>> totals(Chunk chunk, int parts) {
        TermCounts counts = chunk.counts();
        TermCounts.Totals totals = counts.totals(chunk.leftOut());
        int[][] surfacesOf = surfacesOf(counts, totals);
        PackedWriter[] out = new PackedWriter[parts];
        Arrays.setAll(out, i -> new PackedWriter().text(counts.language()));
        for (int stem = 0; stem < surfacesOf.length; stem++) {
            if (totals.documentFrequency()[stem] > 0) {
                String text = counts.stems()[stem];
                PackedWriter one = out[Math.floorMod(spread(text.hashCode()), parts)];
                one.text(text)
                        .longCount(totals.documentFrequency()[stem])
                        .longCount(totals.collectionFrequency()[stem])
                        .count(surfacesOf[stem].length);
                for (int surface : surfacesOf[stem]) {
                    one.text(counts.surfaces()[surface]).longCount(totals.surfaceFrequency()[surface]);
                }
            }
        }
        List<Tuple2<byte[], byte[]>> pairs = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            pairs.add(new Tuple2<>(Keys.number(i), out[i].take()));
        }
        return pairs.iterator();
    }

    /** The written forms of each stem that stand in an article that counts. */
    private static int[][] surfacesOf(TermCounts counts, TermCounts.Totals totals) {
        int[] sizes = new int[counts.stems().length];
        for (int surface = 0; surface < counts.surfaces().length; surface++) {
            if (totals.surfaceFrequency()[surface] > 0) {
                sizes[counts.stemOfSurface()[surface]]++;
            }
        }
        int[][] surfaces = new int[sizes.length][];
        Arrays.setAll(surfaces, stem -> new int[sizes[stem]]);
        for (int surface = 0; surface < counts.surfaces().length; surface++) {
            if (totals.surfaceFrequency()[surface] > 0) {
                int stem = counts.stemOfSurface()[surface];
                surfaces[stem][--sizes[stem]] = surface;
            }
        }
        return surfaces;
    }

    private static int spread(int hash) {
        return (hash * 0x9E3779B9) >>> 8;
    }

    private static Iterator<TermTable.Term> merge(Iterator<byte[]> packed) {
        TermTable terms = new TermTable();
        while (packed.hasNext()) {
            PackedReader in = new PackedReader(packed.next());
            String language = in.text();
            while (!in.atEnd()) {
                TermTable.Entry entry = terms.entry(language, in.text());
                entry.add(in.longCount(), in.longCount());
                for (int n = in.count(); n > 0; n--) {
                    entry.surface(in.text(), in.longCount());
                }
            }
        }
        return terms.terms();
    }
}
