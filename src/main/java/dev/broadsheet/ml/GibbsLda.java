package dev.broadsheet.ml;

import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.GibbsEngine;
import dev.broadsheet.stage.GibbsSettings;
import dev.broadsheet.stage.GibbsSettings.Prior;
import java.io.Serial;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Topics of count vectors by collapsed Gibbs sampling with learned priors, in the place of MLlib's {@code LDA}.
 *
 * <p>A features vector has as many elements as there are terms; an element is the number of tokens of its term, a whole number. The same
 * vectors and parameters give the same model, bit for bit, however they are ordered and partitioned: a document is known by its counts
 * alone, and equal documents are numbered, so that each has random numbers of its own. The features are read once.
 */
public final class GibbsLda extends Estimator<GibbsLdaModel> implements GibbsLdaParams, DefaultParamsWritable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final ParamDefinitions definitions;

    public GibbsLda() {
        this(Identifiable.randomUID("gibbsLda"));
    }

    /**
     * @param uid unique among the stages of a pipeline
     */
    public GibbsLda(String uid) {
        this.uid = uid;
        this.definitions = new ParamDefinitions(this);
    }

    /** An estimator that was saved. */
    public static GibbsLda load(String path) {
        return read().load(path);
    }

    /** Reads an estimator that was saved. */
    public static MLReader<GibbsLda> read() {
        return new DefaultParamsReader<>();
    }

    @Override
    public String uid() {
        return uid;
    }

    @Override
    public ParamDefinitions definitions() {
        return definitions;
    }

    /** Sets {@link #k}. */
    public GibbsLda setK(int value) {
        set(k(), value);
        return this;
    }

    /** Sets {@link #maxIter}. */
    public GibbsLda setMaxIter(int value) {
        set(maxIter(), value);
        return this;
    }

    /** Sets {@link #seed}. */
    public GibbsLda setSeed(long value) {
        set(seed(), value);
        return this;
    }

    /** Sets {@link #docConcentration}: one value for each topic, or one for all. */
    public GibbsLda setDocConcentration(double[] value) {
        set(docConcentration(), value.clone());
        return this;
    }

    /** Sets {@link #docConcentration} to the same value for all topics. */
    public GibbsLda setDocConcentration(double value) {
        return setDocConcentration(new double[] {value});
    }

    /** Sets {@link #optimizeDocConcentration}. */
    public GibbsLda setOptimizeDocConcentration(boolean value) {
        set(optimizeDocConcentration(), value);
        return this;
    }

    /** Sets {@link #topicConcentration}. */
    public GibbsLda setTopicConcentration(double value) {
        set(topicConcentration(), value);
        return this;
    }

    /** Sets {@link #featuresCol}. */
    public GibbsLda setFeaturesCol(String value) {
        set(featuresCol(), value);
        return this;
    }

    /** Sets {@link #topicDistributionCol}. */
    public GibbsLda setTopicDistributionCol(String value) {
        set(topicDistributionCol(), value);
        return this;
    }

    /**
     * Fits a model.
     *
     * @throws IllegalArgumentException if a vector does not hold counts, if vectors differ in size, or if there is no token
     */
    @Override
    public GibbsLdaModel fit(Dataset<?> dataset) {
        transformSchema(dataset.schema());
        try (CountedDocuments documents = CountedDocuments.of(dataset, getFeaturesCol())) {
            TopicSums topics = GibbsEngine.topics(documents.documents(), documents.vocabularySize(), settings());
            return copyValues(new GibbsLdaModel(uid, topics), new ParamMap()).setParent(this);
        }
    }

    private GibbsSettings settings() {
        GibbsSettings usual = GibbsSettings.usual(getK(), getMaxIter(), getSeed());
        GibbsSchedule schedule = isSet(docConcentration()) && getDocConcentration().length > 1
                ? usual.schedule().withoutPruning()
                : usual.schedule();
        Set<Prior> learned = EnumSet.noneOf(Prior.class);
        if (getOptimizeDocConcentration()) {
            learned.add(Prior.OF_DOCUMENTS);
        }
        if (!isSet(topicConcentration())) {
            learned.add(Prior.OF_TOPICS);
        }
        return new GibbsSettings(
                schedule, getSeed(), given(schedule.firstTopicCount()), learned, Optional.empty(), false);
    }

    private Optional<Concentrations> given(int topicCount) {
        if (!isSet(docConcentration()) && !isSet(topicConcentration())) {
            return Optional.empty();
        }
        Concentrations usual = GibbsSchedule.concentrations(topicCount);
        return Optional.of(new Concentrations(
                isSet(docConcentration()) ? alpha(topicCount) : usual.documents(),
                isSet(topicConcentration()) ? getTopicConcentration() : usual.topics()));
    }

    private double[] alpha(int topicCount) {
        double[] given = getDocConcentration();
        if (given.length != 1) {
            return given;
        }
        double[] same = new double[topicCount];
        Arrays.fill(same, given[0]);
        return same;
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return definitions.transformed(schema);
    }

    @Override
    public GibbsLda copy(ParamMap extra) {
        return defaultCopy(extra);
    }
}
