package dev.broadsheet.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The parameters of {@link GibbsLda} and its models, under the names they have in MLlib's {@code LDA}. */
public interface GibbsLdaParams extends Params {

    /** Where the parameters are defined. */
    ParamDefinitions definitions();

    /** Number of topics, K. */
    default IntParam k() {
        return definitions().k;
    }

    /** Sweeps over all documents. */
    default IntParam maxIter() {
        return definitions().maxIter;
    }

    /** Seed of all random numbers. */
    default LongParam seed() {
        return definitions().seed;
    }

    /** &alpha; to begin with; if it is not set, 5 / K for every topic. */
    default DoubleArrayParam docConcentration() {
        return definitions().docConcentration;
    }

    /** Whether &alpha; is learned, a number for each topic. */
    default BooleanParam optimizeDocConcentration() {
        return definitions().optimizeDocConcentration;
    }

    /** &beta;; if it is not set, it begins with 0.01 and is learned. */
    default DoubleParam topicConcentration() {
        return definitions().topicConcentration;
    }

    /** Input column. */
    default Param<String> featuresCol() {
        return definitions().featuresCol;
    }

    /** Output column. */
    default Param<String> topicDistributionCol() {
        return definitions().topicDistributionCol;
    }

    /** The value of {@link #k}. */
    default int getK() {
        return (Integer) getOrDefault(k());
    }

    /** The value of {@link #maxIter}. */
    default int getMaxIter() {
        return (Integer) getOrDefault(maxIter());
    }

    /** The value of {@link #seed}. */
    default long getSeed() {
        return (Long) getOrDefault(seed());
    }

    /**
     * The value of {@link #docConcentration}.
     *
     * @throws java.util.NoSuchElementException if it is not set
     */
    default double[] getDocConcentration() {
        return getOrDefault(docConcentration());
    }

    /** The value of {@link #optimizeDocConcentration}. */
    default boolean getOptimizeDocConcentration() {
        return (Boolean) getOrDefault(optimizeDocConcentration());
    }

    /**
     * The value of {@link #topicConcentration}.
     *
     * @throws java.util.NoSuchElementException if it is not set
     */
    default double getTopicConcentration() {
        return (Double) getOrDefault(topicConcentration());
    }

    /** The value of {@link #featuresCol}. */
    default String getFeaturesCol() {
        return getOrDefault(featuresCol());
    }

    /** The value of {@link #topicDistributionCol}. */
    default String getTopicDistributionCol() {
        return getOrDefault(topicDistributionCol());
    }
}
