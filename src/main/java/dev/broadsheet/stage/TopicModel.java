package dev.broadsheet.stage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
 *     order, summing to 1. Persisted by the engine; whoever asked for the fit unpersists it
 */
public record TopicModel(Dataset<Row> topics, Dataset<Row> articles) {

    private static final ArrayType INTS = DataTypes.createArrayType(DataTypes.IntegerType, false);
    private static final ArrayType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType, false);

    public static final StructType TOPICS = new StructType()
            .add("topic", DataTypes.IntegerType, false)
            .add("term_ids", INTS, false)
            .add("probabilities", DOUBLES, false);

    public static final StructType ARTICLES =
            new StructType().add("doc_id", DataTypes.StringType, false).add("weights", DOUBLES, false);
}
