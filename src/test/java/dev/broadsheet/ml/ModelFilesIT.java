package dev.broadsheet.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.SharedSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.clustering.LocalLDAModel;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesIT {

    private final SparkSession spark = SharedSession.get();
    private final List<double[]> documents = PlantedVectors.counts(100, 6);
    private final Dataset<Row> vectors = PlantedVectors.vectors(spark, documents);

    /** One term more than any document has: a row of the matrix that is the prior's alone. */
    private final Dataset<Row> wider = PlantedVectors.vectors(
            spark,
            documents.stream().map(each -> Arrays.copyOf(each, each.length + 1)).toList());

    @TempDir
    private Path folder;

    private static GibbsLda lda() {
        return new GibbsLda().setK(5).setMaxIter(30).setTopicDistributionCol("topics");
    }

    @Test
    void anEstimatorIsReadAsItWasWritten() throws IOException {
        GibbsLda lda = lda().setDocConcentration(new double[] {1, 2, 3, 4, 5}).setTopicConcentration(0.1);
        lda.save(at("lda"));
        GibbsLda read = GibbsLda.load(at("lda"));
        assertThat(read.uid()).isEqualTo(lda.uid());
        assertThat(read.getDocConcentration()).containsExactly(1, 2, 3, 4, 5);
        // an array is explained by its address
        lda.clear(lda.docConcentration());
        read.clear(read.docConcentration());
        assertThat(read.explainParams()).isEqualTo(lda.explainParams());
    }

    @Test
    void aModelIsReadBitForBit() throws IOException {
        GibbsLdaModel model = lda().fit(wider);
        model.save(at("model"));
        GibbsLdaModel read = GibbsLdaModel.load(at("model"));
        assertSame(model, read, wider);
        assertThatThrownBy(() -> model.save(at("model"))).hasMessageContaining("already exists");
        model.write().overwrite().save(at("model"));
    }

    @Test
    void aPipelineIsReadAsItWasWritten() throws IOException {
        Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {lda()});
        pipeline.save(at("pipeline"));
        GibbsLda read = (GibbsLda) Pipeline.load(at("pipeline")).getStages()[0];
        assertThat(read.getMaxIter()).isEqualTo(30);

        PipelineModel fitted = pipeline.fit(vectors);
        fitted.save(at("fitted"));
        assertSame(
                (GibbsLdaModel) fitted.stages()[0],
                (GibbsLdaModel) PipelineModel.load(at("fitted")).stages()[0],
                vectors);
    }

    private static void assertSame(GibbsLdaModel model, GibbsLdaModel read, Dataset<Row> vectors) {
        assertThat(read.uid()).isEqualTo(model.uid());
        assertThat(read.explainParams()).isEqualTo(model.explainParams());
        assertThat(read.topicsMatrix()).isEqualTo(model.topicsMatrix());
        assertThat(read.topics()).isEqualTo(model.topics());
        assertThat(weights(read, vectors)).isEqualTo(weights(model, vectors));
    }

    @Test
    void mllibReadsTheTopicsAndAgrees() throws IOException {
        GibbsLdaModel model = lda().setDocConcentration(0.3).fit(wider);
        model.writeMllib(at("mllib"));
        LocalLDAModel mllib = LocalLDAModel.load(at("mllib"));
        assertThat(mllib.vocabSize()).isEqualTo(71);
        assertThat(mllib.estimatedDocConcentration()).isEqualTo(model.estimatedDocConcentration());
        assertThat(mllib.getTopicDistributionCol()).isEqualTo("topics");
        assertThat(normalised(mllib.topicsMatrix())).containsExactly(normalised(model.topicsMatrix()), within(1e-12));

        Dataset<Row> ours = model.describeTopics(12);
        Dataset<Row> theirs = mllib.describeTopics(12);
        assertThat(theirs.schema()).isEqualTo(ours.schema());
        for (int topic = 0; topic < 5; topic++) {
            Row mine = ours.where("topic = " + topic).first();
            Row yours = theirs.where("topic = " + topic).first();
            assertThat(doubles(yours.getList(2))).containsExactly(doubles(mine.getList(2)), within(1e-12));
            assertThat(yours.<Integer>getList(1)).containsExactlyInAnyOrderElementsOf(mine.getList(1));
        }

        List<Vector> mine = weights(model, wider);
        List<Vector> yours = weights(mllib, wider);
        assertThat(IntStream.range(0, 100)
                        .filter(i -> mine.get(i).argmax() == yours.get(i).argmax()))
                .hasSizeGreaterThan(95);
        assertThat(mllib.logPerplexity(wider)).isPositive();
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Columns that sum to 1. */
    private static double[] normalised(Matrix matrix) {
        double[] values = matrix.toArray();
        for (int column = 0; column < matrix.numCols(); column++) {
            int first = column * matrix.numRows();
            double sum = Arrays.stream(values, first, first + matrix.numRows()).sum();
            for (int i = first; i < first + matrix.numRows(); i++) {
                values[i] /= sum;
            }
        }
        return values;
    }

    private static List<Vector> weights(Transformer model, Dataset<Row> vectors) {
        return model.transform(vectors).orderBy("number").collectAsList().stream()
                .map(row -> row.<Vector>getAs("topics"))
                .toList();
    }

    @Test
    void mllibReadsTheVocabulary() throws IOException {
        GibbsLdaModel model = lda().setMaxIter(1).fit(vectors);
        String[] vocabulary = IntStream.range(0, PlantedVectors.TERMS)
                .mapToObj(term -> "t" + term)
                .toArray(String[]::new);
        model.vectorizer(vocabulary).setInputCol("words").save(at("vectorizer"));
        CountVectorizerModel read = CountVectorizerModel.load(at("vectorizer"));
        List<Row> counted = read.transform(PlantedVectors.words(spark, documents))
                .orderBy("number")
                .select("features")
                .collectAsList();
        for (int document = 0; document < documents.size(); document++) {
            assertThat(counted.get(document).<Vector>getAs(0).toArray()).isEqualTo(documents.get(document));
        }
        assertThatThrownBy(() -> model.vectorizer(new String[] {"a"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the vocabulary has 1 terms, but the model is of 70");
        String[] same = Collections.nCopies(PlantedVectors.TERMS, "a").toArray(String[]::new);
        assertThatThrownBy(() -> model.vectorizer(same))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the vocabulary has the same term twice");
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}
