package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.broadsheet.weight.TermCounts;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Chunks of counts → the terms of all articles with their frequencies. Exact: counts are added within a chunk first, then
 * shuffled once by term.
 */
public final class CountTerms {

    private static final StructType FORM = new StructType()
            .add("language", StringType, false)
            .add("stem", StringType, false)
            .add("surface", StringType, false)
            .add("tokens", LongType, false)
            .add("document_frequency", LongType, false)
            .add("collection_frequency", LongType, false);

    private CountTerms() {}

    /**
     * The distinct terms: {@code language}, {@code stem}, {@code term} (the most frequent written form, ties to the first in
     * code point order), {@code document_frequency}, {@code collection_frequency}.
     *
     * @param chunks rows of {@link Staged#COUNTS} with the column {@code left_out}
     */
    public static Dataset<Row> count(Dataset<Row> chunks) {
        return chunks.flatMap((FlatMapFunction<Row, Row>) CountTerms::forms, Encoders.row(FORM))
                .groupBy("language", "stem", "surface")
                .agg(
                        sum("tokens").as("tokens"),
                        sum("document_frequency").as("document_frequency"),
                        sum("collection_frequency").as("collection_frequency"))
                .groupBy("language", "stem")
                .agg(
                        min(struct(col("tokens").multiply(-1), col("surface"))).as("best"),
                        sum("document_frequency").as("document_frequency"),
                        sum("collection_frequency").as("collection_frequency"))
                .select(
                        col("language"),
                        col("stem"),
                        col("best.surface").as("term"),
                        col("document_frequency"),
                        col("collection_frequency"));
    }

    /** One row a written form; a stem's frequencies stand in the row of its first form in the chunk, the others have 0. */
    private static Iterator<Row> forms(Row chunk) {
        TermCounts counts = CountRows.counts(chunk);
        TermCounts.Totals totals = counts.totals(CountRows.leftOut(chunk));
        int[] carrier = new int[counts.stems().length];
        Arrays.fill(carrier, -1);
        for (int surface = 0; surface < counts.surfaces().length; surface++) {
            int stem = counts.stemOfSurface()[surface];
            if (carrier[stem] < 0 && totals.surfaceFrequency()[surface] > 0) {
                carrier[stem] = surface;
            }
        }
        return IntStream.range(0, counts.surfaces().length)
                .filter(surface -> totals.surfaceFrequency()[surface] > 0)
                .mapToObj(surface -> form(counts, totals, surface, carrier))
                .iterator();
    }

    private static Row form(TermCounts counts, TermCounts.Totals totals, int surface, int[] carrier) {
        int stem = counts.stemOfSurface()[surface];
        boolean carries = carrier[stem] == surface;
        return RowFactory.create(
                counts.language(),
                counts.stems()[stem],
                counts.surfaces()[surface],
                totals.surfaceFrequency()[surface],
                carries ? (long) totals.documentFrequency()[stem] : 0L,
                carries ? totals.collectionFrequency()[stem] : 0L);
    }
}
