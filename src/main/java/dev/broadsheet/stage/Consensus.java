package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TopicSimilarity;
import dev.broadsheet.topic.TopicSimilarity.Matches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Several fits with different seeds, and one that goes on from what they agree on. Topics are matched with those of the fit that is most
 * like the others; the tokens of those that are more than {@value #ALIKE} alike are added up, and a last fit starts from these sums.
 */
final class Consensus {

    /** Above this similarity two topics count as one found twice. */
    static final double ALIKE = 0.5;

    private final List<TermTopics> fits;
    private final TopicModel model;

    private Consensus(List<TermTopics> fits, TopicModel model) {
        this.fits = List.copyOf(fits);
        this.model = model;
    }

    /** Makes all fits, one after another. */
    static Consensus of(JavaPairRDD<String, CountedDocument> documents, int vocabularySize, TopicSettings settings) {
        List<TopicSums> sums = new ArrayList<>();
        List<TermTopics> topics = new ArrayList<>();
        for (int i = 0; i < settings.fit().seeds(); i++) {
            TopicSettings one = settings.fresh(settings.count(), settings.iterations(), settings.seed() + i);
            sums.add(GibbsFit.of(documents, vocabularySize, GibbsSettings.of(one, Optional.empty()))
                    .topics());
            topics.add(sums.get(i).matrix().byTerm());
        }
        TopicSettings last = settings.fresh(settings.count(), 0, settings.seed());
        TopicSums start = agreed(sums, topics);
        return new Consensus(
                topics,
                GibbsFit.of(documents, vocabularySize, GibbsSettings.of(last, Optional.of(start)))
                        .run());
    }

    private static TopicSums agreed(List<TopicSums> sums, List<TermTopics> topics) {
        int center = center(topics);
        TopicCounts all = sums.get(center).counts();
        int samples = sums.get(center).samples();
        for (int i = 0; i < sums.size(); i++) {
            if (i != center) {
                Matches matches = TopicSimilarity.match(topics.get(i), topics.get(center));
                int[] numbers = IntStream.range(0, matches.topics().length)
                        .map(topic -> matches.similarities()[topic] > ALIKE ? matches.topics()[topic] : -1)
                        .toArray();
                all = all.plus(sums.get(i).counts(), numbers);
                samples += sums.get(i).samples();
            }
        }
        return new TopicSums(all, samples, sums.get(center).concentrations());
    }

    /** The fit that is most like the others; of several the first. */
    private static int center(List<TermTopics> fits) {
        double[] likeness = new double[fits.size()];
        for (int i = 0; i < fits.size(); i++) {
            for (int j = 0; j < i; j++) {
                double mean = TopicSimilarity.match(fits.get(i), fits.get(j)).mean();
                likeness[i] += mean;
                likeness[j] += mean;
            }
        }
        int best = 0;
        for (int i = 1; i < likeness.length; i++) {
            best = likeness[i] > likeness[best] ? i : best;
        }
        return best;
    }

    TopicModel model() {
        return model;
    }

    /** Mean similarity of topics matched between two fits, over all pairs of fits. */
    double stability() {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < fits.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += TopicSimilarity.match(fits.get(i), fits.get(j)).mean();
                pairs++;
            }
        }
        return sum / pairs;
    }

    /**
     * Rows of {@code topic_stability}.
     *
     * @param consensus topics of the last fit
     */
    List<Row> rows(TermTopics consensus, TopicNumbers numbers) {
        List<double[]> similarities = fits.stream()
                .map(fit -> TopicSimilarity.match(consensus, fit).similarities())
                .toList();
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < numbers.size(); place++) {
            int topic = numbers.engine(place);
            double[] of = similarities.stream().mapToDouble(each -> each[topic]).toArray();
            rows.add(RowFactory.create(
                    numbers.id(place),
                    of.length,
                    Arrays.stream(of).average().orElse(0),
                    Arrays.stream(of).min().orElse(0),
                    (double) Arrays.stream(of).filter(each -> each > ALIKE).count() / of.length));
        }
        return rows;
    }
}
