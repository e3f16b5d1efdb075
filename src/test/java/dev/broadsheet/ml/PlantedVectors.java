package dev.broadsheet.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Documents written from known topics. Topic k owns the terms 14 k to 14 k + 13, drawn with weights falling linearly from 14 to 1;
 * of a document's 40 to 79 tokens nine tenths are of one topic, which is the document's number modulo 5, and a tenth of another.
 */
final class PlantedVectors {

    static final int TOPICS = 5;
    static final int OWN = 14;
    static final int TERMS = TOPICS * OWN;

    private PlantedVectors() {}

    static List<double[]> counts(int documents, long seed) {
        Random random = new Random(seed);
        List<double[]> all = new ArrayList<>();
        for (int document = 0; document < documents; document++) {
            int other = random.nextInt(TOPICS);
            double[] counts = new double[TERMS];
            int length = 40 + random.nextInt(40);
            for (int token = 0; token < length; token++) {
                counts[term(random.nextInt(10) == 0 ? other : document % TOPICS, random)]++;
            }
            all.add(counts);
        }
        return all;
    }

    private static int term(int topic, Random random) {
        int die = random.nextInt(OWN * (OWN + 1) / 2);
        int place = 0;
        for (int weight = OWN; die >= weight; weight--) {
            die -= weight;
            place++;
        }
        return topic * OWN + place;
    }

    /** A column {@code features}, sparse and dense in turn, and before it {@code number}, from 0. */
    static Dataset<Row> vectors(SparkSession spark, List<double[]> documents) {
        List<Row> rows = new ArrayList<>();
        for (double[] counts : documents) {
            Vector dense = Vectors.dense(counts);
            rows.add(RowFactory.create(rows.size(), rows.size() % 2 == 0 ? dense : dense.toSparse()));
        }
        return spark.createDataFrame(
                rows,
                new StructType()
                        .add("number", DataTypes.IntegerType, false)
                        .add("features", SQLDataTypes.VectorType(), true));
    }

    /** A column {@code words} of tokens, named {@code t} and the term's number, and before it {@code number}. */
    static Dataset<Row> words(SparkSession spark, List<double[]> documents) {
        List<Row> rows = new ArrayList<>();
        for (double[] counts : documents) {
            List<String> words = new ArrayList<>();
            for (int term = 0; term < counts.length; term++) {
                for (int token = 0; token < counts[term]; token++) {
                    words.add("t" + term);
                }
            }
            rows.add(RowFactory.create(rows.size(), words.toArray()));
        }
        return spark.createDataFrame(
                rows,
                new StructType()
                        .add("number", DataTypes.IntegerType, false)
                        .add("words", DataTypes.createArrayType(DataTypes.StringType, false), false));
    }
}
