package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.TfIdfSettings;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.weight.TermIndex;
import dev.broadsheet.weight.VocabularyBounds;
import dev.broadsheet.weight.Weighting;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Terms → {@code vocabulary}: those within the bounds, numbered in the written order, with their idf. */
public final class ChooseVocabulary {

    private ChooseVocabulary() {}

    /**
     * The rows of {@code vocabulary}, in the order of {@code term_id}: document frequency descending, then language, then
     * stem, both in code point order.
     *
     * @param terms from {@link CountTerms}
     * @param articles representative articles of each language
     */
    public static Dataset<Row> choose(
            SparkSession spark, Dataset<Row> terms, Map<String, Long> articles, TfIdfSettings settings) {
        Dataset<Row> sorted = terms.join(broadcast(bounds(spark, articles, settings)), "language")
                .where(col("document_frequency").between(col("lowest"), col("highest")))
                .orderBy(col("document_frequency").desc(), col("language"), col("stem"));
        Weighting weighting = new Weighting(settings.termFrequency(), settings.inverseDocumentFrequency());
        int cap = settings.maxVocabulary();
        JavaRDD<Row> numbered = sorted.javaRDD()
                .zipWithIndex()
                .filter(pair -> pair._2() < cap)
                .map(pair -> row(pair._1(), pair._2().intValue(), weighting));
        return spark.createDataFrame(numbered, Vocabulary.TABLE.schema());
    }

    /**
     * The vocabulary for tasks, read row by row: the driver holds the compact index and nothing else.
     *
     * @param vocabulary rows of {@code vocabulary}
     */
    public static TermIndex index(Dataset<Row> vocabulary) {
        TermIndex.Builder index = new TermIndex.Builder();
        Iterator<Row> rows = vocabulary
                .select("term_id", "language", "stem", "document_frequency", "idf")
                .orderBy("term_id")
                .toLocalIterator();
        int expected = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.getInt(0) != expected++) {
                throw new IllegalStateException(
                        "vocabulary: term_id " + row.getInt(0) + " stands where " + (expected - 1) + " should");
            }
            index.add(row.getString(1), row.getString(2), row.getLong(3), row.getDouble(4));
        }
        return index.build();
    }

    private static Row row(Row term, int number, Weighting weighting) {
        long documentFrequency = term.getAs("document_frequency");
        return RowFactory.create(
                number,
                term.getAs("term"),
                term.getAs("stem"),
                term.getAs("language"),
                documentFrequency,
                term.getAs("collection_frequency"),
                weighting.idf(term.<Long>getAs("articles"), documentFrequency));
    }

    private static Dataset<Row> bounds(SparkSession spark, Map<String, Long> articles, TfIdfSettings settings) {
        StructType schema = new StructType()
                .add("language", DataTypes.StringType, false)
                .add("articles", DataTypes.LongType, false)
                .add("lowest", DataTypes.LongType, false)
                .add("highest", DataTypes.LongType, false);
        List<Row> rows = articles.entrySet().stream()
                .map(entry -> {
                    VocabularyBounds bounds = VocabularyBounds.of(
                            entry.getValue(), settings.minDocumentFrequency(), settings.maxDocumentShare());
                    return RowFactory.create(entry.getKey(), entry.getValue(), bounds.lowest(), bounds.highest());
                })
                .toList();
        return spark.createDataFrame(rows, schema);
    }
}
