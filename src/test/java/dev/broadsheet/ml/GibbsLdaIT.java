package dev.broadsheet.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class GibbsLdaIT {

    private final SparkSession spark = SharedSession.get();

    /** Gibbs sampling climbs to the nearest of many optima, so of three starts the likeliest model is looked at. */
    @Test
    void plantedTopicsAreFoundInAPipeline() {
        Dataset<Row> words = PlantedVectors.words(spark, PlantedVectors.counts(200, 1));
        PipelineModel likeliest = null;
        double least = Double.POSITIVE_INFINITY;
        for (long seed = 1; seed <= 3; seed++) {
            PipelineModel fitted = pipeline(seed).fit(words);
            Dataset<Row> counted = fitted.stages()[0].transform(words);
            double perplexity = ((GibbsLdaModel) fitted.stages()[1]).logPerplexity(counted);
            if (perplexity < least) {
                least = perplexity;
                likeliest = fitted;
            }
        }
        assertThat(plantedTopicOfEach(likeliest)).hasSize(PlantedVectors.TOPICS).doesNotContainValue(-1);
        Map<Integer, Integer> planted = plantedTopicOfEach(likeliest);
        assertThat(new HashSet<>(planted.values())).hasSize(PlantedVectors.TOPICS);
        long right = likeliest.transform(words).collectAsList().stream()
                .filter(row ->
                        planted.get(row.<Vector>getAs("topicDistribution").argmax())
                                == row.getInt(0) % PlantedVectors.TOPICS)
                .count();
        assertThat(right).isGreaterThan(195);
    }

    private static Pipeline pipeline(long seed) {
        return new Pipeline().setStages(new PipelineStage[] {
            new CountVectorizer().setInputCol("words").setOutputCol("features"),
            new GibbsLda().setK(PlantedVectors.TOPICS).setMaxIter(40).setSeed(seed)
        });
    }

    /** By fitted topic, the planted topic that owns its five likeliest terms; -1 if they are of several. */
    private static Map<Integer, Integer> plantedTopicOfEach(PipelineModel model) {
        String[] vocabulary = ((CountVectorizerModel) model.stages()[0]).vocabulary();
        Map<Integer, Integer> planted = new HashMap<>();
        for (Row row : ((GibbsLdaModel) model.stages()[1]).describeTopics(5).collectAsList()) {
            Set<Integer> owners = new HashSet<>();
            for (int term : row.<Integer>getList(1)) {
                owners.add(Integer.parseInt(vocabulary[term].substring(1)) / PlantedVectors.OWN);
            }
            planted.put(row.getInt(0), owners.size() == 1 ? owners.iterator().next() : -1);
        }
        return planted;
    }

    /** Equal documents and empty ones among them. */
    @Test
    void orderAndPartitionsDoNotChangeABit() {
        List<double[]> documents = new ArrayList<>(PlantedVectors.counts(80, 2));
        documents.addAll(documents.subList(0, 20));
        documents.addAll(documents.subList(0, 5));
        documents.add(new double[PlantedVectors.TERMS]);
        GibbsLdaModel one = fit(documents, 1);
        Collections.shuffle(documents, new Random(3));
        GibbsLdaModel other = fit(documents, 16);
        assertThat(other.topicsMatrix().toArray()).isEqualTo(one.topicsMatrix().toArray());
        assertThat(other.estimatedDocConcentration()).isEqualTo(one.estimatedDocConcentration());
        assertThat(other.estimatedTopicConcentration()).isEqualTo(one.estimatedTopicConcentration());
        Dataset<Row> vectors = PlantedVectors.vectors(spark, documents);
        assertThat(other.logLikelihood(vectors.repartition(16))).isEqualTo(one.logLikelihood(vectors.coalesce(1)));
    }

    private GibbsLdaModel fit(List<double[]> documents, int partitions) {
        Dataset<Row> vectors = PlantedVectors.vectors(spark, documents);
        return new GibbsLda()
                .setK(4)
                .setMaxIter(24)
                .fit(partitions == 1 ? vectors.coalesce(1) : vectors.repartition(partitions));
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        Dataset<Row> vectors = PlantedVectors.vectors(spark, PlantedVectors.counts(40, 2));
        GibbsLda lda = new GibbsLda().setK(3).setMaxIter(3);
        assertThat(lda.setSeed(1).fit(vectors).topicsMatrix())
                .isNotEqualTo(lda.setSeed(2).fit(vectors).topicsMatrix());
    }

    /** 60 tokens of one term in equal documents: with the same random numbers all of them would be in the same topic or none. */
    @Test
    void equalDocumentsAreSampledEachByItself() {
        List<double[]> documents = Collections.nCopies(60, new double[] {1, 0});
        double[] counts = new GibbsLda()
                .setK(2)
                .setMaxIter(1)
                .setOptimizeDocConcentration(false)
                .setTopicConcentration(0.5)
                .fit(PlantedVectors.vectors(spark, documents))
                .topicsMatrix()
                .toArray();
        assertThat(counts[0] + counts[2]).isEqualTo(61);
        assertThat(counts[0]).isBetween(5.5, 55.5);
    }

    @Test
    void concentrationsThatAreSetStayAndOthersAreLearned() {
        Dataset<Row> vectors = PlantedVectors.vectors(spark, PlantedVectors.counts(60, 4));
        GibbsLda lda = new GibbsLda().setK(3).setMaxIter(40);

        GibbsLdaModel learned = lda.fit(vectors);
        assertThat(learned.estimatedTopicConcentration()).isNotEqualTo(0.01);
        assertThat(learned.estimatedDocConcentration().toArray())
                .doesNotHaveDuplicates()
                .doesNotContain(5.0 / 3);

        lda.setDocConcentration(0.7);
        assertThat(lda.fit(vectors).estimatedDocConcentration().toArray()).doesNotContain(0.7);

        lda.setOptimizeDocConcentration(false).setTopicConcentration(0.03);
        GibbsLdaModel same = lda.fit(vectors);
        assertThat(same.estimatedDocConcentration().toArray()).containsExactly(0.7, 0.7, 0.7);
        assertThat(same.estimatedTopicConcentration()).isEqualTo(0.03);

        lda.setDocConcentration(new double[] {1, 2, 3});
        assertThat(lda.fit(vectors).estimatedDocConcentration().toArray()).containsExactly(1, 2, 3);
    }

    @Test
    void aFitKeepsNothing() {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Set<Integer> before = context.getPersistentRDDs().keySet();
        new GibbsLda().setK(2).setMaxIter(2).fit(PlantedVectors.vectors(spark, PlantedVectors.counts(10, 5)));
        assertThat(before).containsAll(context.getPersistentRDDs().keySet());
    }
}
