package dev.broadsheet.stage;

import dev.broadsheet.lda.TopicSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A fitted topic model, whatever engine made it.
 *
 * @param topics {@link #TOPICS}: one row a topic, &phi;<sub>k</sub>; its number counts from 0 in the engine's own order,
 *     {@code term_ids} ascending numbers within the modelled vocabulary, {@code probabilities} of these terms, summing to 1;
 *     terms not named have probability 0
 * @param articles {@link #ARTICLES}: one row a document, &theta;<sub>d</sub>: {@code weights} of length K in the engine's
 *     order, summing to 1. Persisted by the engine
 * @param documentConcentrations &alpha;<sub>k</sub>: pseudo-tokens of each topic in a document
 * @param evenShares of each topic, the share of its probability that a new document should find spread evenly over all terms, for
 *     the terms that are not named; 0 where all are named
 * @param sums what the engine kept to go on from and to give new articles topics by; empty where an engine has no such thing
 * @param release lets go of what the engine keeps for these datasets; they, and what is made from them, cannot be read afterwards
 */
public record TopicModel(
        Dataset<Row> topics,
        Dataset<Row> articles,
        double[] documentConcentrations,
        double[] evenShares,
        Optional<TopicSums> sums,
        Runnable release)
        implements AutoCloseable {

    private static final ArrayType INTS = DataTypes.createArrayType(DataTypes.IntegerType, false);
    private static final ArrayType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType, false);

    public static final StructType TOPICS = new StructType()
            .add("topic", DataTypes.IntegerType, false)
            .add("term_ids", INTS, false)
            .add("probabilities", DOUBLES, false);

    public static final StructType ARTICLES =
            new StructType().add("doc_id", DataTypes.StringType, false).add("weights", DOUBLES, false);

    /** A model whose topics name all terms, and of which nothing is kept but the cached articles. */
    static TopicModel cached(Dataset<Row> topics, Dataset<Row> articles, double[] documentConcentrations) {
        double[] none = new double[documentConcentrations.length];
        return new TopicModel(topics, articles, documentConcentrations, none, Optional.empty(), articles::unpersist);
    }

    /** The model of sums. */
    static TopicModel of(SparkSession spark, TopicSums sums, Dataset<Row> articles, Runnable release) {
        List<Row> topics = new ArrayList<>();
        for (TopicSums.Row row : sums.rows()) {
            topics.add(RowFactory.create(topics.size(), row.words(), row.probabilities()));
        }
        return new TopicModel(
                spark.createDataFrame(topics, TOPICS),
                articles,
                sums.concentrations().documents(),
                sums.evenShares(),
                Optional.of(sums),
                release);
    }

    @Override
    public void close() {
        release.run();
    }
}
