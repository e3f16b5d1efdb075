package dev.broadsheet.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.ml.DocumentTopicWeights.Judgement;
import dev.broadsheet.topic.FixedPoint;
import java.io.IOException;
import java.io.Serial;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.clustering.LocalLDAModel;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Topics that {@link GibbsLda} has fitted, in the place of MLlib's {@code LDAModel}. The driver holds it, and every executor that uses it:
 * 6 bytes for each pair of term and topic that had a token.
 */
public final class GibbsLdaModel extends Model<GibbsLdaModel> implements GibbsLdaParams, MLWritable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int USUAL_TERMS = 10;

    private final String uid;
    private final TopicSums topics;
    private final ParamDefinitions definitions;

    GibbsLdaModel(String uid, TopicSums topics) {
        this.uid = uid;
        this.topics = topics;
        this.definitions = new ParamDefinitions(this);
    }

    /** A model that was saved. */
    public static GibbsLdaModel load(String path) {
        return read().load(path);
    }

    /** Reads a model that was saved. */
    public static MLReader<GibbsLdaModel> read() {
        return new ModelFiles.Reader();
    }

    @Override
    public MLWriter write() {
        return new ModelFiles.Writer(this);
    }

    @Override
    public String uid() {
        return uid;
    }

    @Override
    public ParamDefinitions definitions() {
        return definitions;
    }

    /** What was fitted. */
    TopicSums topics() {
        return topics;
    }

    /** Sets {@link #featuresCol}. */
    public GibbsLdaModel setFeaturesCol(String value) {
        set(featuresCol(), value);
        return this;
    }

    /** Sets {@link #topicDistributionCol}. */
    public GibbsLdaModel setTopicDistributionCol(String value) {
        set(topicDistributionCol(), value);
        return this;
    }

    /** Number of terms, V. */
    public int vocabSize() {
        return topics.vocabularySize();
    }

    /** Always false: the model is in one place. */
    public boolean isDistributed() {
        return false;
    }

    /** &alpha; of each topic; it tells how common topics are. */
    public Vector estimatedDocConcentration() {
        return Vectors.dense(topics.concentrations().documents().clone());
    }

    /** &beta;. */
    public double estimatedTopicConcentration() {
        return topics.concentrations().topics();
    }

    /**
     * V &times; K: of each term in each topic, the tokens (a mean over samples) plus &beta;. As in MLlib, columns are not normalised;
     * divided by its sum, a column is the topic's distribution over terms. Dense, so it may be much larger than the model.
     *
     * @throws IllegalStateException if a matrix cannot be so large
     */
    public Matrix topicsMatrix() {
        int terms = topics.vocabularySize();
        if ((long) terms * topics.topicCount() > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("a matrix cannot have " + terms + " rows and " + topics.topicCount()
                    + " columns; use describeTopics(" + terms + ") instead");
        }
        double[] values = new double[terms * topics.topicCount()];
        double[] row = new double[topics.topicCount()];
        for (int term = 0; term < terms; term++) {
            topics.counts(term, row);
            for (int topic = 0; topic < row.length; topic++) {
                values[topic * terms + term] = row[topic];
            }
        }
        return Matrices.dense(terms, row.length, values);
    }

    /** The ten likeliest terms of each topic. */
    public Dataset<Row> describeTopics() {
        return describeTopics(USUAL_TERMS);
    }

    /**
     * The likeliest terms of each topic: {@code topic}, {@code termIndices} (likeliest first; of equally likely ones the lower first),
     * {@code termWeights} (their probabilities in the topic).
     *
     * @param maxTermsPerTopic at least 1
     */
    public Dataset<Row> describeTopics(int maxTermsPerTopic) {
        if (maxTermsPerTopic < 1) {
            throw new IllegalArgumentException("maxTermsPerTopic is " + maxTermsPerTopic + "; it must be at least 1");
        }
        return SparkSession.active().createDataFrame(TopTerms.of(topics, maxTermsPerTopic), TopTerms.SCHEMA);
    }

    /**
     * Adds the topic weights of each document, by its own tokens and the topics as they are (the fixed point of &theta;<sub>k</sub> &prop;
     * &alpha;<sub>k</sub> + &sum; p(k | token)). No random numbers: equal documents have equal weights.
     */
    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        StructType schema = transformSchema(dataset.schema());
        String output = getTopicDistributionCol();
        if (output.isEmpty()) {
            return dataset.toDF();
        }
        return dataset.withColumn(
                output,
                udf(weights(dataset.sparkSession()), SQLDataTypes.VectorType())
                        .apply(col(getFeaturesCol()))
                        .as(output, schema.apply(output).metadata()));
    }

    private DocumentTopicWeights weights(SparkSession spark) {
        return new DocumentTopicWeights(
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(topics));
    }

    /**
     * The log-likelihood of all tokens, in nats, by document completion (Wallach et al., "Evaluation methods for topic models", ICML 2009,
     * section 5): with a document's tokens in the order of terms, those at even positions tell the topic weights by which those at odd
     * positions are scored, and the other way round. So no token tells its own weights.
     *
     * <p>It is no variational bound, such as MLlib's {@code logLikelihood}, and must not be compared with one; {@link #toMllib} gives a
     * model that tells MLlib's.
     */
    public double logLikelihood(Dataset<?> dataset) {
        return FixedPoint.value(judged(dataset).logLikelihood());
    }

    /**
     * &minus; {@link #logLikelihood} / tokens; its exponential is the perplexity. Lower is better, on documents that the model was not
     * made from; any two models of the same vocabulary can be compared by it.
     *
     * @throws IllegalArgumentException if there is no token
     */
    public double logPerplexity(Dataset<?> dataset) {
        Judgement judgement = judged(dataset);
        if (judgement.tokens() == 0) {
            throw new IllegalArgumentException("there is no token in column " + getFeaturesCol());
        }
        return -FixedPoint.value(judgement.logLikelihood()) / judgement.tokens();
    }

    private Judgement judged(Dataset<?> dataset) {
        Broadcast<TopicSums> shared = JavaSparkContext.fromSparkContext(
                        dataset.sparkSession().sparkContext())
                .broadcast(topics);
        DocumentTopicWeights weights = new DocumentTopicWeights(shared);
        Judgement judgement = dataset.select(col(getFeaturesCol()))
                .toDF()
                .toJavaRDD()
                .mapPartitions(rows -> List.of(judge(rows, weights)).iterator())
                .fold(new Judgement(0, 0), Judgement::plus);
        shared.destroy();
        return judgement;
    }

    private static Judgement judge(Iterator<Row> rows, DocumentTopicWeights weights) {
        Judgement all = new Judgement(0, 0);
        while (rows.hasNext()) {
            all = all.plus(weights.judge(rows.next().getAs(0)));
        }
        return all;
    }

    /** The same topics as a model of MLlib's own, with the dense {@link #topicsMatrix}; it weighs documents by MLlib's variational inference. */
    public LocalLDAModel toMllib() {
        return MllibModels.topics(this);
    }

    /**
     * Writes {@link #toMllib}, for {@code LocalLDAModel.load}.
     *
     * @throws IOException if there is something already, or it cannot be written
     */
    public void writeMllib(String path) throws IOException {
        toMllib().save(path);
    }

    /**
     * MLlib's own model that makes this model's features from tokens, to be put before it in a pipeline or to be saved for {@code
     * CountVectorizerModel.load}. Its output column is {@link #featuresCol}; its input column is to be set.
     *
     * @param vocabulary the terms in their order; all different, as many as {@link #vocabSize}
     */
    public CountVectorizerModel vectorizer(String[] vocabulary) {
        return MllibModels.vectorizer(this, vocabulary);
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return definitions.transformed(schema);
    }

    @Override
    public GibbsLdaModel copy(ParamMap extra) {
        return copyValues(new GibbsLdaModel(uid, topics), extra).setParent(parent());
    }

    @Override
    public String toString() {
        return "GibbsLdaModel: uid=" + uid + ", k=" + topics.topicCount() + ", vocabSize=" + topics.vocabularySize();
    }
}
