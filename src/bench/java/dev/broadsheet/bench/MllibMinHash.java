package dev.broadsheet.bench;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import org.apache.spark.ml.feature.HashingTF;
import org.apache.spark.ml.feature.MinHashLSH;
import org.apache.spark.ml.feature.MinHashLSHModel;
import org.apache.spark.ml.feature.NGram;
import org.apache.spark.ml.feature.RegexTokenizer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Near duplicates of JSON lines with {@code id} and {@code text} by the classes of MLlib alone, as its guide chains them: the peer of
 * {@code jobs/bench duplicates}. Runs of three words, hashed into 2^20 places, joined with themselves by {@code MinHashLSH}.
 */
public final class MllibMinHash {

    private MllibMinHash() {}

    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            System.err.println("usage: MllibMinHash FILE OUTPUT SIMILARITY TABLES");
            System.exit(2);
        }
        SparkSession spark = SparkSession.builder().appName("MLlib MinHashLSH").getOrCreate();
        Dataset<Row> texts = spark.read().schema("id STRING, text STRING").json(arguments[0]);
        Dataset<Row> tokens = new RegexTokenizer()
                .setInputCol("text")
                .setOutputCol("tokens")
                .setPattern("\\W+")
                .transform(texts);
        Dataset<Row> shingles = new NGram()
                .setN(3)
                .setInputCol("tokens")
                .setOutputCol("runs")
                .transform(tokens)
                .select(col("id"), array_distinct(col("runs")).as("runs"))
                .where(size(col("runs")).gt(0));
        Dataset<Row> vectors = new HashingTF()
                .setNumFeatures(1 << 20)
                .setBinary(true)
                .setInputCol("runs")
                .setOutputCol("features")
                .transform(shingles)
                .select("id", "features")
                .repartition(spark.sparkContext().defaultParallelism())
                .cache();
        MinHashLSHModel model = new MinHashLSH()
                .setNumHashTables(Integer.parseInt(arguments[3]))
                .setInputCol("features")
                .setOutputCol("hashes")
                .setSeed(1)
                .fit(vectors);
        double distance = 1 - Double.parseDouble(arguments[2]);
        // the join leaves out what is as far as the distance given
        model.approxSimilarityJoin(vectors, vectors, Math.nextUp(distance), "distance")
                .where("datasetA.id < datasetB.id")
                .selectExpr("datasetA.id AS one", "datasetB.id AS other", "1 - distance AS jaccard")
                .write()
                .parquet(arguments[1]);
        spark.stop();
    }
}
