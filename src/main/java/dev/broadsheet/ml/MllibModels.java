package dev.broadsheet.ml;

import java.util.Arrays;
import org.apache.spark.ml.clustering.LocalLDAModel;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.param.Param;
import org.apache.spark.mllib.linalg.Matrices;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.sql.SparkSession;

/** Models of MLlib's own classes, so that MLlib itself writes its files. */
final class MllibModels {

    /** MLlib's own value: the shape of the random start of its inference. */
    private static final double GAMMA_SHAPE = 100;

    private MllibModels() {}

    static LocalLDAModel topics(GibbsLdaModel model) {
        LocalLDAModel mllib = new LocalLDAModel(
                model.uid(),
                model.vocabSize(),
                new org.apache.spark.mllib.clustering.LocalLDAModel(
                        Matrices.fromML(model.topicsMatrix()),
                        Vectors.fromML(model.estimatedDocConcentration()),
                        model.estimatedTopicConcentration(),
                        GAMMA_SHAPE),
                SparkSession.active());
        for (Param<?> param : model.params()) {
            if (model.isDefined(param) && mllib.hasParam(param.name())) {
                mllib.set(param.name(), model.getOrDefault(param));
            }
        }
        mllib.setSeed(model.getSeed());
        return mllib;
    }

    static CountVectorizerModel vectorizer(GibbsLdaModel model, String[] vocabulary) {
        if (vocabulary.length != model.vocabSize()) {
            throw new IllegalArgumentException(
                    "the vocabulary has " + vocabulary.length + " terms, but the model is of " + model.vocabSize());
        }
        if (Arrays.stream(vocabulary).distinct().count() < vocabulary.length) {
            throw new IllegalArgumentException("the vocabulary has the same term twice");
        }
        return new CountVectorizerModel(vocabulary.clone()).setOutputCol(model.getFeaturesCol());
    }
}
