package dev.broadsheet.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.SharedSession;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GibbsLdaParamsIT {

    private final SparkSession spark = SharedSession.get();
    private final GibbsLda lda = new GibbsLda();

    @Test
    void parametersAreNamedAndTypedAsMllibs() {
        LDA mllib = new LDA();
        assertThat(Arrays.stream(lda.params()).map(Param::name))
                .containsExactly(
                        "docConcentration",
                        "featuresCol",
                        "k",
                        "maxIter",
                        "optimizeDocConcentration",
                        "seed",
                        "topicConcentration",
                        "topicDistributionCol");
        for (Param<?> param : lda.params()) {
            assertThat(param.getClass()).isSameAs(mllib.getParam(param.name()).getClass());
        }
        assertThat(lda.getK()).isEqualTo(mllib.getK());
        assertThat(lda.getFeaturesCol()).isEqualTo(mllib.getFeaturesCol());
        assertThat(lda.getTopicDistributionCol()).isEqualTo(mllib.getTopicDistributionCol());
        assertThat(lda.getOptimizeDocConcentration()).isEqualTo(mllib.getOptimizeDocConcentration());
        assertThat(lda.isDefined(lda.docConcentration())).isFalse();
        assertThat(lda.isDefined(lda.topicConcentration())).isFalse();
    }

    @Test
    void valuesOutOfBoundsAreRefused() {
        assertInvalid(() -> lda.setK(1), "parameter k given invalid value 1.");
        assertInvalid(() -> lda.setK(32768), "parameter k given invalid value 32768.");
        assertInvalid(() -> lda.setMaxIter(0), "parameter maxIter given invalid value 0.");
        assertInvalid(() -> lda.setTopicConcentration(0), "parameter topicConcentration given invalid value 0.0.");
        assertInvalid(
                () -> lda.setTopicConcentration(Double.NaN), "parameter topicConcentration given invalid value NaN.");
        assertInvalid(() -> lda.setDocConcentration(0), "parameter docConcentration given invalid value [0.0].");
        assertInvalid(
                () -> lda.setDocConcentration(new double[] {1, -1}),
                "parameter docConcentration given invalid value [1.0,-1.0].");
        assertInvalid(
                () -> lda.setDocConcentration(new double[0]), "parameter docConcentration given invalid value [].");
    }

    private static void assertInvalid(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void schemasAreChecked() {
        Dataset<Row> vectors = vectors(Vectors.dense(1, 2));
        lda.setK(2).setDocConcentration(new double[] {1, 2, 3});
        assertUnfit(vectors, "docConcentration has 3 values for k = 2 topics; give one for each, or one for all");
        lda.setDocConcentration(1);
        lda.setFeaturesCol("number");
        assertUnfit(vectors, "Column number must be of type class org.apache.spark.ml.linalg.VectorUDT");
        lda.setFeaturesCol("other");
        assertUnfit(vectors, "No such struct field `other`");
        lda.setFeaturesCol("features");
        assertUnfit(
                vectors.withColumn("topicDistribution", functions.lit(1)), "Column topicDistribution already exists.");
    }

    @Test
    void vectorsThatAreNotCountsAreRefused() {
        String counts =
                ". A count is a whole number from 0. Give it counts, such as CountVectorizer's, not weights such"
                        + " as IDF's.";
        assertUnfit(
                vectors(Vectors.dense(1, 2), Vectors.dense(0, -1)),
                "column features cannot be fitted: term 1 has the count -1.0 in the vector (2,[1],[-1.0])" + counts);
        assertUnfit(
                vectors(Vectors.dense(0.5, 2)),
                "column features cannot be fitted: term 0 has the count 0.5 in the vector (2,[0,1],[0.5,2.0])"
                        + counts);
        assertUnfit(
                vectors(Vectors.dense(0, Double.NaN)),
                "column features cannot be fitted: term 1 has the count NaN in the vector (2,[1],[NaN])" + counts);
        assertUnfit(
                vectors(Vectors.dense(3e9, 0)),
                "column features cannot be fitted: term 0 has the count 3.0E9 in the vector (2,[0],[3.0E9])" + counts);
        assertUnfit(
                vectors(Vectors.dense(2e9, 2e9)),
                "column features cannot be fitted: there are more than 2147483647 tokens in the vector"
                        + " (2,[0,1],[2.0E9,2.0E9])");
        assertUnfit(
                vectors(Vectors.dense(1, 2))
                        .withColumn("features", functions.lit(null).cast(SQLDataTypes.VectorType())),
                "column features cannot be fitted: a row has no vector. Drop such rows, or give them an empty one.");
        assertUnfit(
                vectors(Vectors.dense(1, 2), Vectors.dense(1, 2, 3)),
                "column features has vectors of 2 and of 3 elements; all must be counts of the same terms");
        assertUnfit(
                vectors(Vectors.dense(0, 0)), "column features has no document with a token; nothing can be fitted");
        assertUnfit(
                vectors(Vectors.dense(0, 1)).limit(0),
                "column features has no document with a token; nothing can be fitted");
    }

    private void assertUnfit(Dataset<Row> vectors, String message) {
        assertThatThrownBy(() -> lda.fit(vectors)).hasMessageContaining(message);
    }

    @Test
    void aCopyHasItsOwnParameters() {
        lda.setK(7).setSeed(3);
        GibbsLda copy = lda.copy(new ParamMap().put(lda.k(), 9));
        assertThat(copy.getK()).isEqualTo(9);
        assertThat(copy.getSeed()).isEqualTo(3);
        assertThat(copy.uid()).isEqualTo(lda.uid());
        assertThat(lda.getK()).isEqualTo(7);
    }

    private Dataset<Row> vectors(Vector... vectors) {
        return PlantedVectors.vectors(
                spark, List.of(vectors).stream().map(Vector::toArray).toList());
    }
}
