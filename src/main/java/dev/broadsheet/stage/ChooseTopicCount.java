package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.text.TermSource;
import dev.broadsheet.topic.Coherence;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TopicMatrix;
import dev.broadsheet.topic.TopicSimilarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;

/**
 * Tries several numbers of topics on a sample of the articles, each with two seeds, and takes the one of the best score: the mean of
 * coherence, the logarithm of held-out perplexity, and stability between the two fits, each scaled from the worst number tried to the best.
 * More topics tell more of an article and so have the lower perplexity; fewer are the more coherent and stable.
 */
final class ChooseTopicCount {

    /** Articles of the sample, about; which ones, their doc_id decides. */
    private static final double SAMPLE = 4000;

    private static final String SALT = "topic counts ";

    /** Share of the sample that the models are judged by. */
    private static final double HELD_OUT = 0.2;

    /** Numbers that are tried, as far as the sample can bear them. */
    private static final int[] LADDER = {2, 3, 5, 7, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240, 320};

    private static final int SWEEPS = 80;
    private static final int SEEDS = 2;

    private final List<Seen> seen;

    private ChooseTopicCount(List<Seen> seen) {
        this.seen = List.copyOf(seen);
    }

    /** The fits of one number. */
    private record Tried(int count, List<TopicSums> fits, OptionalDouble logPerplexity) {}

    /** What was seen of one number. */
    private record Seen(int count, long articles, double coherence, OptionalDouble logPerplexity, double stability) {}

    /** Tries all numbers that the documents allow. */
    static ChooseTopicCount among(
            JavaPairRDD<String, CountedDocument> documents,
            long counted,
            ModelVocabulary vocabulary,
            ModelledArticles articles,
            TopicSettings settings,
            TermSource analysis) {
        double share = Math.min(1, SAMPLE / counted);
        JavaPairRDD<String, CountedDocument> sample = documents
                .filter(each -> TokenBlock.place(SALT + each._1()) < share)
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            long size = sample.count();
            Optional<HoldOut> holdOut = HoldOut.of(sample, size, HELD_OUT);
            JavaPairRDD<String, CountedDocument> trained =
                    holdOut.map(HoldOut::trained).orElse(sample);
            long trainedSize = trained.count();
            int most = (int) Math.max(2, Math.min(trainedSize / TopicSettings.ARTICLES_A_TOPIC, vocabulary.size()));
            List<Tried> tried = new ArrayList<>();
            for (int count : Arrays.stream(LADDER).filter(each -> each <= most).toArray()) {
                tried.add(tried(trained, holdOut, vocabulary.size(), settings, count));
            }
            return new ChooseTopicCount(seen(tried, trainedSize, vocabulary, articles, analysis));
        } finally {
            sample.unpersist();
        }
    }

    private static Tried tried(
            JavaPairRDD<String, CountedDocument> trained,
            Optional<HoldOut> holdOut,
            int vocabularySize,
            TopicSettings settings,
            int count) {
        List<TopicSums> fits = new ArrayList<>();
        List<Double> logPerplexities = new ArrayList<>();
        for (int i = 0; i < SEEDS; i++) {
            TopicSettings one = settings.fresh(count, SWEEPS, settings.seed() + i);
            TopicSums sums = GibbsFit.of(trained, vocabularySize, GibbsSettings.of(one, Optional.empty()))
                    .topics();
            fits.add(sums);
            holdOut.map(held -> held.judge(sums))
                    .ifPresent(judged -> logPerplexities.add(StrictMath.log(judged.perplexity())));
        }
        return new Tried(
                count, fits, logPerplexities.stream().mapToDouble(each -> each).average());
    }

    /** Coherence is of all modelled articles' text, which is gone through once for all numbers. */
    private static List<Seen> seen(
            List<Tried> tried,
            long articleCount,
            ModelVocabulary vocabulary,
            ModelledArticles articles,
            TermSource analysis) {
        int[][] all = tried.stream()
                .flatMap(each -> each.fits.stream())
                .flatMap(fit -> Arrays.stream(top(fit)))
                .toArray(int[][]::new);
        TermPairs tracked = TermPairs.within(all);
        List<String> stems = IntStream.range(0, tracked.termCount())
                .mapToObj(place -> vocabulary.stem(tracked.term(place)))
                .toList();
        CountWindows.Counted text = CountWindows.of(articles.rows(), stems, tracked, analysis);
        return tried.stream()
                .map(each -> new Seen(
                        each.count,
                        articleCount,
                        each.fits.stream()
                                .flatMap(fit -> Arrays.stream(top(fit)))
                                .mapToDouble(terms -> Coherence.of(terms, tracked, text.windows()))
                                .average()
                                .orElse(0),
                        each.logPerplexity,
                        stability(each.fits)))
                .toList();
    }

    private static int[][] top(TopicSums fit) {
        TopicMatrix matrix = fit.matrix();
        return matrix.topics().stream()
                .map(topic -> topic.mostProbable(Coherence.TOP_TERMS))
                .toArray(int[][]::new);
    }

    private static double stability(List<TopicSums> fits) {
        List<TermTopics> topics =
                fits.stream().map(fit -> fit.matrix().byTerm()).toList();
        return TopicSimilarity.match(topics.get(0), topics.get(1)).mean();
    }

    /** The number of the highest score, the smallest of several. */
    int count() {
        int best = 0;
        for (int i = 1; i < seen.size(); i++) {
            best = score(i) > score(best) ? i : best;
        }
        return seen.get(best).count;
    }

    private double score(int i) {
        return (scaled(i, Seen::coherence)
                        + scaled(i, each -> -each.logPerplexity.orElse(0))
                        + scaled(i, Seen::stability))
                / 3;
    }

    /** From 0, the worst, to 1, the best; 0 where all are the same. */
    private double scaled(int i, ToDoubleFunction<Seen> figure) {
        double least = seen.stream().mapToDouble(figure).min().orElse(0);
        double most = seen.stream().mapToDouble(figure).max().orElse(0);
        return most > least ? (figure.applyAsDouble(seen.get(i)) - least) / (most - least) : 0;
    }

    /** Rows of {@code topic_counts}. */
    List<Row> rows(String language) {
        return IntStream.range(0, seen.size())
                .mapToObj(i -> {
                    Seen each = seen.get(i);
                    return RowFactory.create(
                            language,
                            each.count,
                            each.articles,
                            each.coherence,
                            each.logPerplexity.isPresent() ? StrictMath.exp(each.logPerplexity.getAsDouble()) : null,
                            each.stability,
                            score(i),
                            each.count == count());
                })
                .toList();
    }
}
