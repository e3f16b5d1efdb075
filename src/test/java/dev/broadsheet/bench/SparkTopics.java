package dev.broadsheet.bench;

import dev.broadsheet.config.FitSettings;
import dev.broadsheet.config.TopicLanguages;
import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.Inference;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.CountedDocument;
import dev.broadsheet.stage.TopicEngines;
import dev.broadsheet.stage.TopicModel;
import dev.broadsheet.topic.TopicDistribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** The product's engines, through the seam that the job uses. */
final class SparkTopics {

    private SparkTopics() {}

    static FittedTopics fit(TokenFile tokens, String engine, int count, int iterations, int seed, int threads) {
        SparkSession spark = SparkSession.builder()
                .master("local[" + threads + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", threads)
                .getOrCreate();
        TopicSettings settings = new TopicSettings(
                engine,
                count,
                iterations,
                seed,
                new TopicLanguages.Main(),
                1,
                1,
                Integer.MAX_VALUE,
                0,
                0.01,
                20,
                3,
                2,
                FitSettings.PLAIN);
        List<Tuple2<String, CountedDocument>> counted = new ArrayList<>();
        for (int i = 0; i < tokens.trained(); i++) {
            int[] words = tokens.words(i);
            counted.add(new Tuple2<>(tokens.docIds().get(i), CountedDocument.whole(words, tokens.counts(i, words))));
        }
        JavaPairRDD<String, CountedDocument> documents =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelizePairs(counted);
        long started = System.nanoTime();
        try (TopicModel model =
                TopicEngines.named(engine).fit(documents, tokens.terms().size(), settings)) {
            double seconds = (System.nanoTime() - started) / 1e9;
            Optional<TopicSums> sums = model.sums();
            int sweeps = "gibbs".equals(engine) ? settings.iterationsOr(GibbsSchedule.USUAL_SWEEPS) : 0;
            return new FittedTopics(
                    phi(model, tokens.terms().size()),
                    model.documentConcentrations(),
                    dominant(model, tokens),
                    sweeps,
                    seconds,
                    () -> sums.map(each -> inferred(tokens, each)).orElse(0.0));
        }
    }

    /** Tokens of all training articles, times sweeps, that one thread infers in a second. */
    private static double inferred(TokenFile tokens, TopicSums sums) {
        List<TokenBlock> blocks = new ArrayList<>();
        TokenBlock.Builder builder = new TokenBlock.Builder(sums.topicCount());
        for (int i = 0; i < tokens.trained(); i++) {
            int[] words = tokens.words(i);
            builder.add(tokens.docIds().get(i), words, tokens.counts(i, words));
            if (builder.documentTopics() >= TokenBlock.CACHED_PAIRS || i == tokens.trained() - 1) {
                blocks.add(builder.build());
                builder = new TokenBlock.Builder(sums.topicCount());
            }
        }
        long started = System.nanoTime();
        blocks.forEach(block -> Inference.of(block, sums, 1));
        return Inference.sweeps() * (double) tokens.trainedTokens() / (System.nanoTime() - started) * 1e9;
    }

    private static double[][] phi(TopicModel model, int vocabularySize) {
        double[][] phi = new double[vocabularySize][model.documentConcentrations().length];
        for (int topic = 0; topic < model.topics().count(); topic++) {
            double even = model.evenShares()[topic];
            for (double[] word : phi) {
                word[topic] = even / vocabularySize;
            }
            TopicDistribution terms = model.topics().topics().get(topic);
            for (int i = 0; i < terms.size(); i++) {
                phi[terms.term(i)][topic] += (1 - even) * terms.probability(i);
            }
        }
        return phi;
    }

    private static int[] dominant(TopicModel model, TokenFile tokens) {
        Map<String, Integer> byId = new HashMap<>();
        model.articles().mapValues(TopicBench::largest).collect().forEach(each -> byId.put(each._1(), each._2()));
        return tokens.docIds().subList(0, tokens.trained()).stream()
                .mapToInt(byId::get)
                .toArray();
    }
}
