package dev.broadsheet.bench;

import dev.broadsheet.lda.Completion;
import dev.broadsheet.topic.Coherence;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounter;
import dev.broadsheet.topic.WindowCounts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One fit of one engine, timed from the start of its process and judged by the same code for all; started by {@code jobs/bench topics}.
 *
 * <pre>
 *   TopicBench make WAREHOUSE TOKENS
 *   TopicBench ENGINE TOKENS TOPICS SWEEPS SEED THREADS MODEL
 *   TopicBench stability MODEL MODEL...
 * </pre>
 *
 * ENGINE is mallet or the name of one of ours, SWEEPS 0 for its own number; MODEL is a file for the fitted topics.
 */
public final class TopicBench {

    private static final int SHOWN_TOPICS = 10;

    private TopicBench() {}

    public static void main(String[] arguments) throws IOException {
        if ("make".equals(arguments[0])) {
            TokenFile.make(Path.of(arguments[1]), Path.of(arguments[2]));
            return;
        }
        if ("stability".equals(arguments[0])) {
            System.out.println("RESULT {\"stability\": %.4f}"
                    .formatted(ModelFile.stability(
                            Arrays.stream(arguments).skip(1).map(Path::of).toList())));
            return;
        }
        TokenFile tokens = TokenFile.read(Path.of(arguments[1]));
        int[] numbers = Arrays.stream(arguments)
                .skip(2)
                .limit(4)
                .mapToInt(Integer::parseInt)
                .toArray();
        FittedTopics fitted = "mallet".equals(arguments[0])
                ? MalletTopics.fit(tokens, numbers[0], numbers[1], numbers[2], numbers[3])
                : SparkTopics.fit(tokens, arguments[0], numbers[0], numbers[1], numbers[2], numbers[3]);
        double seconds = (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1e3;
        ModelFile.write(Path.of(arguments[6]), fitted.phi());
        System.out.println(judged(tokens, fitted, seconds));
    }

    private static String judged(TokenFile tokens, FittedTopics fitted, double seconds) {
        int[][] top = top(fitted);
        TermPairs tracked = TermPairs.within(top);
        WindowCounts windows = windows(tokens, tracked);
        double[] coherence = Arrays.stream(top)
                .mapToDouble(terms -> Coherence.of(terms, tracked, windows))
                .toArray();
        double rate = fitted.sweeps() * (double) tokens.trainedTokens() / fitted.samplingSeconds();
        return "RESULT {\"seconds\": %.2f, \"sampling_seconds\": %.2f, \"tokens_per_second\": %.0f, \"inferred_per_second\": %.0f, \"npmi\": %.4f, \"perplexity\": %.1f, \"nmi\": %.4f, \"diversity\": %.3f, \"alpha\": %.3f, \"articles\": %d, \"tokens\": %d, \"terms\": %d, \"topics\": [%s]}"
                .formatted(
                        seconds,
                        fitted.samplingSeconds(),
                        rate,
                        fitted.inferred().getAsDouble(),
                        Arrays.stream(coherence).average().orElse(0),
                        perplexity(tokens, fitted),
                        nmi(tokens.labels().subList(0, tokens.trained()), fitted.dominant()),
                        (double) Arrays.stream(top)
                                        .flatMapToInt(Arrays::stream)
                                        .distinct()
                                        .count()
                                / (fitted.count() * Coherence.TOP_TERMS),
                        Arrays.stream(fitted.alpha()).sum(),
                        tokens.trained(),
                        tokens.trainedTokens(),
                        tokens.terms().size(),
                        shown(tokens, fitted, top));
    }

    /** The topics of the most articles, in words. */
    private static String shown(TokenFile tokens, FittedTopics fitted, int[][] top) {
        double[] articles = new double[fitted.count()];
        Arrays.stream(fitted.dominant()).forEach(topic -> articles[topic]++);
        return IntStream.range(0, fitted.count())
                .boxed()
                .sorted((a, b) -> Double.compare(articles[b], articles[a]))
                .limit(SHOWN_TOPICS)
                .map(topic -> Arrays.stream(top[topic])
                        .mapToObj(tokens.terms()::get)
                        .collect(Collectors.joining(" ", "\"", "\"")))
                .collect(Collectors.joining(", "));
    }

    private static int[][] top(FittedTopics fitted) {
        return IntStream.range(0, fitted.count())
                .mapToObj(topic -> IntStream.range(0, fitted.phi().length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(fitted.phi()[b][topic], fitted.phi()[a][topic]))
                        .limit(Coherence.TOP_TERMS)
                        .mapToInt(term -> term)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static WindowCounts windows(TokenFile tokens, TermPairs tracked) {
        WindowCounter counter = new WindowCounter(tracked, WindowCounter.WIDTH);
        for (int[] words : tokens.documents()) {
            counter.add(Arrays.stream(words).map(tracked::place).toArray(), words.length);
        }
        return counter.counts();
    }

    private static double perplexity(TokenFile tokens, FittedTopics fitted) {
        Completion completion = new Completion(fitted.alpha());
        double sum = 0;
        long scored = 0;
        for (int[] words :
                tokens.documents().subList(tokens.trained(), tokens.documents().size())) {
            sum += completion.logLikelihood(words, word -> fitted.phi()[word]);
            scored += Completion.scored(words.length);
        }
        return Math.exp(-sum / scored);
    }

    /** Mutual information of label and dominant topic over the mean of their entropies. */
    private static double nmi(List<String> labels, int[] topics) {
        Map<String, Double> label = new HashMap<>();
        Map<Integer, Double> topic = new HashMap<>();
        Map<String, Double> both = new HashMap<>();
        for (int i = 0; i < topics.length; i++) {
            label.merge(labels.get(i), 1.0 / topics.length, Double::sum);
            topic.merge(topics[i], 1.0 / topics.length, Double::sum);
            both.merge(labels.get(i) + '\t' + topics[i], 1.0 / topics.length, Double::sum);
        }
        double labelEntropy = entropy(label);
        double topicEntropy = entropy(topic);
        return 2 * (labelEntropy + topicEntropy - entropy(both)) / (labelEntropy + topicEntropy);
    }

    private static double entropy(Map<?, Double> shares) {
        return -shares.values().stream().mapToDouble(p -> p * Math.log(p)).sum();
    }

    /** The place of the largest value, the first of several. */
    static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
