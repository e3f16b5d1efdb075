package dev.broadsheet.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.SharedSession;
import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.DenseCounts;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.lda.TopicSums;
import java.util.List;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** By a model whose numbers are known ({@link HandMadeModel}). */
class GibbsLdaModelIT {

    private final SparkSession spark = SharedSession.get();
    private final GibbsLdaModel model = HandMadeModel.make();

    /**
     * n tokens of term 0: t = (1 + n r) / (2 + n), r = 0.9 t / (0.8 t + 0.1). For n = 1: 2.4 t^2 - 1.4 t - 0.1 = 0. For n = 2: 3.2 t^2 -
     * 2.2 t - 0.1 = 0. One token of each: a half, by symmetry.
     */
    private static final double ONE = (1.4 + Math.sqrt(1.4 * 1.4 + 4 * 2.4 * 0.1)) / 4.8;

    private static final double TWO = (2.2 + Math.sqrt(2.2 * 2.2 + 4 * 3.2 * 0.1)) / 6.4;

    @Test
    void transformGivesTheFixedPointAndZerosForAnEmptyDocument() {
        Dataset<Row> transformed = model.transform(vectors(
                new double[] {1, 0}, new double[] {1, 0}, new double[] {0, 2}, new double[] {1, 1}, new double[] {0, 0
                }));
        List<Vector> weights = transformed.orderBy("number").collectAsList().stream()
                .map(row -> row.<Vector>getAs("topicDistribution"))
                .toList();
        assertThat(weights.get(0).toArray()).containsExactly(new double[] {ONE, 1 - ONE}, within(1e-9));
        assertThat(weights.get(1)).isEqualTo(weights.get(0));
        assertThat(weights.get(2).toArray()).containsExactly(new double[] {1 - TWO, TWO}, within(1e-9));
        assertThat(weights.get(3).toArray()).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
        assertThat(weights.get(4)).isEqualTo(Vectors.zeros(2));
    }

    /**
     * Of (2, 0) each token is foretold by the other: 0.9 t + 0.1 (1 - t) with t of one token. The token of (1, 0) is foretold by
     * nothing: 1/2. Of (1, 1) the token of term 0 is foretold by the one of term 1, and the other way round: 0.1 t + 0.9 (1 - t).
     */
    @Test
    void perplexityIsOfTokensByTheOtherHalf() {
        double again = Math.log(0.8 * ONE + 0.1);
        double other = Math.log(0.9 - 0.8 * ONE);
        Dataset<Row> vectors =
                vectors(new double[] {2, 0}, new double[] {1, 0}, new double[] {1, 1}, new double[] {0, 0});
        double expected = 2 * again + Math.log(0.5) + 2 * other;
        assertThat(model.logLikelihood(vectors)).isCloseTo(expected, within(1e-6));
        assertThat(model.logPerplexity(vectors)).isCloseTo(-expected / 5, within(1e-6));
        assertThatThrownBy(() -> model.logPerplexity(vectors(new double[] {0, 0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no token in column features");
    }

    @Test
    void topicsAreTold() {
        assertThat(model.vocabSize()).isEqualTo(2);
        assertThat(model.isDistributed()).isFalse();
        assertThat(model.estimatedDocConcentration()).isEqualTo(Vectors.dense(1, 1));
        assertThat(model.estimatedTopicConcentration()).isEqualTo(5);
        assertThat(model.topicsMatrix()).isEqualTo(Matrices.dense(2, 2, new double[] {90, 10, 10, 90}));
        assertThat(model.describeTopics().orderBy("topic").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[0,ArraySeq(0, 1),ArraySeq(0.9, 0.1)]", "[1,ArraySeq(1, 0),ArraySeq(0.9, 0.1)]");
        assertThat(model.describeTopics(1).orderBy("topic").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[0,ArraySeq(0),ArraySeq(0.9)]", "[1,ArraySeq(1),ArraySeq(0.9)]");
        assertThatThrownBy(() -> model.describeTopics(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxTermsPerTopic is 0; it must be at least 1");
    }

    /** One topic has 4 tokens of term 2 and none of the others; the other topic has no token at all. */
    @Test
    void ofEquallyLikelyTermsTheLowerComesFirst() {
        TopicCounts sums = DenseCounts.of(new int[] {0, 0}, new int[] {0, 0}, new int[] {4, 0}, new int[] {0, 0});
        GibbsLdaModel even =
                new GibbsLdaModel("even", new TopicSums(sums, 1, new Concentrations(new double[] {1, 1}, 1)));
        assertThat(even.describeTopics(3).orderBy("topic").collectAsList())
                .extracting(Row::toString)
                .containsExactly(
                        "[0,ArraySeq(2, 0, 1),ArraySeq(0.625, 0.125, 0.125)]",
                        "[1,ArraySeq(0, 1, 2),ArraySeq(0.25, 0.25, 0.25)]");
    }

    @Test
    void columnsAreNamedAndTheOutputKnowsItsSize() {
        model.setFeaturesCol("counts").setTopicDistributionCol("topics");
        Dataset<Row> counts = vectors(new double[] {1, 0}).withColumnRenamed("features", "counts");
        Dataset<Row> transformed = model.transform(counts);
        assertThat(transformed.columns()).containsExactly("number", "counts", "topics");
        assertThat(AttributeGroup.fromStructField(transformed.schema().apply("topics"))
                        .size())
                .isEqualTo(2);
        assertThat(AttributeGroup.fromStructField(
                                model.transformSchema(counts.schema()).apply("topics"))
                        .size())
                .isEqualTo(2);
        model.setTopicDistributionCol("");
        assertThat(model.transform(counts).columns()).containsExactly("number", "counts");
    }

    @Test
    void aVectorOfAnotherVocabularyOrNotOfCountsIsRefused() {
        assertRefused(new double[] {1, 0, 0}, "the vector [1.0,0.0,0.0] has 3 elements, but the model is of 2 terms");
        assertRefused(new double[] {1, 0.5}, "term 1 has the count 0.5 in the vector (2,[0,1],[1.0,0.5])");
    }

    private void assertRefused(double[] vector, String message) {
        assertThatThrownBy(() -> model.transform(vectors(vector)).collectAsList())
                .hasStackTraceContaining(message);
        assertThatThrownBy(() -> model.logLikelihood(vectors(vector))).hasStackTraceContaining(message);
    }

    @Test
    void aCopyHasItsOwnParametersAndTheSameTopics() {
        GibbsLda parent = new GibbsLda().setK(2);
        model.setParent(parent);
        GibbsLdaModel copy = model.copy(new ParamMap().put(model.topicDistributionCol(), "other"));
        assertThat(copy.getTopicDistributionCol()).isEqualTo("other");
        assertThat(model.getTopicDistributionCol()).isEqualTo("topicDistribution");
        assertThat(copy.uid()).isEqualTo(model.uid());
        assertThat(copy.getK()).isEqualTo(2);
        assertThat(copy.parent()).isSameAs(parent);
        assertThat(copy.topicsMatrix()).isEqualTo(model.topicsMatrix());
        assertThat(copy).hasToString("GibbsLdaModel: uid=handMade, k=2, vocabSize=2");
    }

    private Dataset<Row> vectors(double[]... documents) {
        return PlantedVectors.vectors(spark, List.of(documents));
    }
}
