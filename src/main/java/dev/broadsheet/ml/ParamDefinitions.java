package dev.broadsheet.ml;

import dev.broadsheet.lda.GibbsSchedule;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.SchemaUtils;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/** The parameters that {@link GibbsLda} and {@link GibbsLdaModel} have, with their defaults and bounds. */
public final class ParamDefinitions implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int USUAL_TOPICS = 10;
    private static final long USUAL_SEED = 1;

    final IntParam k;
    final IntParam maxIter;
    final LongParam seed;
    final DoubleArrayParam docConcentration;
    final BooleanParam optimizeDocConcentration;
    final DoubleParam topicConcentration;
    final Param<String> featuresCol;
    final Param<String> topicDistributionCol;

    private final GibbsLdaParams owner;

    /** A function that Java can serialise. */
    private interface Validator extends Function1<double[], Object>, Serializable {}

    ParamDefinitions(GibbsLdaParams owner) {
        this.owner = owner;
        k = new IntParam(
                owner,
                "k",
                "number of topics, from 2 to " + Short.MAX_VALUE,
                ParamValidators.inRange(2, Short.MAX_VALUE));
        maxIter =
                new IntParam(owner, "maxIter", "number of sweeps over all documents, above 0", ParamValidators.gtEq(1));
        seed = new LongParam(owner, "seed", "seed of all random numbers");
        docConcentration = new DoubleArrayParam(
                owner,
                "docConcentration",
                "concentrations of topics in documents (alpha) to begin with, above 0: one for each topic, or one for all",
                (Validator)
                        alpha -> alpha.length > 0 && Arrays.stream(alpha).allMatch(ParamDefinitions::isConcentration));
        optimizeDocConcentration = new BooleanParam(
                owner, "optimizeDocConcentration", "whether the concentrations of topics in documents are learned");
        topicConcentration = new DoubleParam(
                owner,
                "topicConcentration",
                "concentration of terms in topics (beta), above 0; learned if it is not set",
                ParamValidators.inRange(0, Double.POSITIVE_INFINITY, false, false));
        featuresCol = new Param<>(owner, "featuresCol", "column of count vectors");
        topicDistributionCol = new Param<>(
                owner,
                "topicDistributionCol",
                "output column of topic weights, which sum to 1; all 0 for an empty document; none if the name is empty");
        owner.setDefault(k, USUAL_TOPICS);
        owner.setDefault(maxIter, GibbsSchedule.USUAL_SWEEPS);
        owner.setDefault(seed, USUAL_SEED);
        owner.setDefault(optimizeDocConcentration, true);
        owner.setDefault(featuresCol, "features");
        owner.setDefault(topicDistributionCol, "topicDistribution");
    }

    private static boolean isConcentration(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    /** The schema with the output column, which must not be there yet; the features must be vectors. */
    StructType transformed(StructType schema) {
        if (owner.isSet(docConcentration)) {
            int length = owner.getDocConcentration().length;
            if (length != 1 && length != owner.getK()) {
                throw new IllegalArgumentException("docConcentration has " + length + " values for k = " + owner.getK()
                        + " topics; give one for each, or one for all");
            }
        }
        SchemaUtils.checkColumnType(schema, owner.getFeaturesCol(), SQLDataTypes.VectorType(), "");
        String output = owner.getTopicDistributionCol();
        return output.isEmpty()
                ? schema
                : SchemaUtils.updateAttributeGroupSize(
                        SchemaUtils.appendColumn(schema, output, SQLDataTypes.VectorType(), false),
                        output,
                        owner.getK());
    }
}
