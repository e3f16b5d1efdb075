package dev.broadsheet.bench;

import dev.broadsheet.config.FitSettings;
import dev.broadsheet.config.TopicLanguages;
import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.Inference;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.TopicEngines;
import dev.broadsheet.stage.TopicModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The product's engines, through the seam that the job uses. */
final class SparkTopics {

    private static final ArrayType INTS = DataTypes.createArrayType(DataTypes.IntegerType, false);

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
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < tokens.trained(); i++) {
            int[] words = tokens.words(i);
            rows.add(RowFactory.create(tokens.docIds().get(i), words, tokens.counts(i, words)));
        }
        StructType schema = new StructType()
                .add("doc_id", DataTypes.StringType, false)
                .add("term_ids", INTS, false)
                .add("counts", INTS, false);
        long started = System.nanoTime();
        try (TopicModel model = TopicEngines.named(engine)
                .fit(spark.createDataFrame(rows, schema), tokens.terms().size(), settings)) {
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
        for (Row row : model.topics().collectAsList()) {
            int topic = row.getInt(0);
            double even = model.evenShares()[topic];
            for (double[] word : phi) {
                word[topic] = even / vocabularySize;
            }
            List<Integer> terms = row.getList(1);
            List<Double> probabilities = row.getList(2);
            for (int i = 0; i < terms.size(); i++) {
                phi[terms.get(i)][topic] += (1 - even) * probabilities.get(i);
            }
        }
        return phi;
    }

    private static int[] dominant(TopicModel model, TokenFile tokens) {
        Map<String, Integer> byId = new HashMap<>();
        model.articles().toLocalIterator().forEachRemaining(row -> {
            List<Double> weights = row.getList(1);
            byId.put(
                    row.getString(0),
                    TopicBench.largest(
                            weights.stream().mapToDouble(each -> each).toArray()));
        });
        return tokens.docIds().subList(0, tokens.trained()).stream()
                .mapToInt(byId::get)
                .toArray();
    }
}
