package dev.broadsheet.bench;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.feature.IDF;
import org.apache.spark.ml.feature.RegexTokenizer;
import org.apache.spark.ml.feature.StopWordsRemover;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * TF-IDF of a tree of text files by the classes of MLlib alone, as its guide chains them: the peer of {@code jobs/bench}.
 *
 * <p>Tokens are runs of two and more word characters in lower case, as scikit-learn's are, found by splitting at the
 * rest. Spark's settings are its defaults but for what the command line brings.
 */
public final class MllibTfIdf {

    private MllibTfIdf() {}

    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            System.err.println("usage: MllibTfIdf TREE OUTPUT MIN_DOCUMENT_FREQUENCY MAX_TERMS");
            System.exit(2);
        }
        String tree = arguments[0];
        String output = arguments[1];
        double minDocumentFrequency = Double.parseDouble(arguments[2]);
        int maxTerms = Integer.parseInt(arguments[3]);

        SparkSession spark = SparkSession.builder().appName("MLlib TF-IDF").getOrCreate();
        Dataset<Row> texts = spark.read()
                .option("wholetext", true)
                .option("recursiveFileLookup", true)
                .text(tree)
                .select(col("_metadata.file_path").as("path"), col("value"));
        PipelineModel model = pipeline(minDocumentFrequency, maxTerms).fit(texts);
        model.transform(texts).select("path", "tf_idf").write().parquet(output);

        CountVectorizerModel counter = (CountVectorizerModel) model.stages()[2];
        System.out.printf("{\"terms\": %d, \"spark\": \"%s\"}%n", counter.vocabulary().length, spark.version());
        spark.stop();
    }

    private static Pipeline pipeline(double minDocumentFrequency, int maxTerms) {
        RegexTokenizer tokenizer = new RegexTokenizer()
                .setInputCol("value")
                .setOutputCol("tokens")
                .setPattern("\\W+")
                .setMinTokenLength(2);
        StopWordsRemover remover =
                new StopWordsRemover().setInputCol("tokens").setOutputCol("words");
        CountVectorizer counter = new CountVectorizer()
                .setInputCol("words")
                .setOutputCol("counts")
                .setMinDF(minDocumentFrequency)
                .setVocabSize(maxTerms);
        IDF weigher = new IDF().setInputCol("counts").setOutputCol("tf_idf");
        return new Pipeline().setStages(new PipelineStage[] {tokenizer, remover, counter, weigher});
    }
}
