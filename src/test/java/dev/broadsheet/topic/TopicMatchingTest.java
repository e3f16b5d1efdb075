package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.topic.TopicChange.Continued;
import dev.broadsheet.topic.TopicChange.Fresh;
import dev.broadsheet.topic.TopicChange.Merged;
import dev.broadsheet.topic.TopicChange.Retired;
import dev.broadsheet.topic.TopicChange.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TopicMatchingTest {

    private static final double[][] NOWHERE = new double[3][3];

    /** 4 is the second topic now and 9 the first. The third was not there; 7 is no more. */
    @Test
    void whatIsAlikeGoesOnUnderItsNumber() {
        double[][] similarity = {{0.1, 0.8, 0.1}, {0.1, 0.1, 0.3}, {0.7, 0.5, 0.2}};
        TopicMatching matching = TopicMatching.of(terms(similarity, NOWHERE, NOWHERE), List.of(4, 7, 9), 12);
        assertThat(matching.ids()).containsExactly(9, 4, 12);
        assertThat(matching.changes())
                .containsExactly(
                        new Continued(9, alike(0.7)),
                        new Continued(4, alike(0.8)),
                        new Fresh(12, Optional.of(alike(0.3))),
                        new Retired(7, Optional.of(alike(0.3))));
    }

    /** As before, but most of the third topic lay in 4, and most of 7 lies in the first topic now, which is 9. */
    @Test
    void whatMostOfATopicWasOrBecame() {
        double[][] similarity = {{0.1, 0.8, 0.1}, {0.1, 0.1, 0.3}, {0.7, 0.5, 0.2}};
        double[][] into = {{0.1, 0.5, 0.4}, {0.6, 0.1, 0.1}, {0.9, 0, 0}};
        double[][] from = {{0, 0.9, 0.5}, {0.4, 0, 0}, {0.6, 0, 0.2}};
        TopicMatching matching = TopicMatching.of(terms(similarity, into, from), List.of(4, 7, 9), 12);
        assertThat(matching.changes())
                .containsExactly(
                        new Continued(9, alike(0.7)),
                        new Continued(4, alike(0.8)),
                        new Split(12, 4, alike(0.1)),
                        new Merged(7, 9, alike(0.1)));
    }

    /** The best pair first would leave the others unlike: 0.9 alone is less than 0.8 + 0.7. */
    @Test
    void theSumOfAllPairsCounts() {
        double[][] similarity = {{0.9, 0.8}, {0.7, 0.3}};
        assertThat(TopicMatching.of(terms(similarity, new double[2][2], new double[2][2]), List.of(0, 1), 2)
                        .ids())
                .containsExactly(1, 0);
    }

    /** 0.39 + 0.39 is more than 0.5, but unlike topics are no pair, so they take nothing from one. */
    @Test
    void unlikeTopicsAreNoPair() {
        double[][] similarity = {{0.5, 0.39}, {0.39, 0}};
        assertThat(TopicMatching.of(terms(similarity, new double[2][2], new double[2][2]), List.of(0, 1), 5)
                        .ids())
                .containsExactly(0, 5);
    }

    /** 20 articles that are wholly of both: by terms 0.3, by articles 1, so 0.65 together; and the other way round 0.7 and 0, so 0.35. */
    @Test
    void articlesCountAsMuchAsTerms() {
        SharedWeights articles = new SharedWeights(2, 2);
        for (int i = 0; i < 20; i++) {
            articles.add(new double[] {1, 0}, new double[] {0, 1});
            articles.add(new double[] {0, 1}, new double[] {1, 0});
        }
        TopicEvidence evidence = new TopicEvidence(
                new double[][] {{0.7, 0.3}, {0.3, 0.7}}, new double[2][2], new double[2][2], Optional.of(articles));
        TopicMatching matching = TopicMatching.of(evidence, List.of(0, 1), 2);
        assertThat(matching.ids()).containsExactly(1, 0);
        assertThat(matching.changes().get(0).likeness()).contains(new Likeness(0.3, OptionalDouble.of(1)));
    }

    @Test
    void fewerAndMoreTopicsThanBefore() {
        TopicMatching fewer = TopicMatching.of(
                terms(new double[][] {{0.2}, {0.9}}, new double[2][1], new double[2][1]), List.of(0, 1), 2);
        assertThat(fewer.changes())
                .containsExactly(new Continued(1, alike(0.9)), new Retired(0, Optional.of(alike(0.2))));
        TopicMatching more =
                TopicMatching.of(terms(new double[][] {{0.2, 0.9}}, new double[1][2], new double[1][2]), List.of(3), 4);
        assertThat(more.ids()).containsExactly(4, 3);
    }

    @Test
    void numbersThatWereUsedAreNotGivenAgain() {
        TopicEvidence evidence = terms(new double[1][1], new double[1][1], new double[1][1]);
        assertThatThrownBy(() -> TopicMatching.of(evidence, List.of(7), 7)).hasMessageContaining("numbers below 7");
        assertThatThrownBy(() -> TopicMatching.of(evidence, List.of(), 7)).hasMessageContaining("for 1 rows");
    }

    /** Every topic of either model has one change; numbers are distinct, and new ones were never used. */
    @Property(tries = 200)
    void nothingIsLostOrGivenTwice(@ForAll long seed) {
        Random random = new Random(seed);
        int earlier = 1 + random.nextInt(6);
        int now = 1 + random.nextInt(6);
        List<Integer> before =
                IntStream.range(0, earlier).map(i -> 3 * i).boxed().toList();
        TopicMatching matching = TopicMatching.of(
                terms(random(random, earlier, now), random(random, earlier, now), random(random, earlier, now)),
                before,
                100);
        assertThat(matching.ids())
                .hasSize(now)
                .doesNotHaveDuplicates()
                .allMatch(id -> id >= 100 || before.contains(id));
        List<Integer> there = new ArrayList<>();
        List<Integer> ceased = new ArrayList<>();
        for (TopicChange change : matching.changes()) {
            boolean isCeased = change instanceof Merged || change instanceof Retired;
            (isCeased ? ceased : there).add(change.topicId());
            change.into().ifPresent(target -> assertThat(matching.ids()).contains(target));
            if (change instanceof Continued one) {
                assertThat(one.of().terms()).isGreaterThanOrEqualTo(TopicMatching.ALIKE);
                assertThat(before).contains(one.topicId());
            }
        }
        assertThat(there).isEqualTo(matching.ids());
        List<Integer> all = new ArrayList<>(there);
        all.addAll(ceased);
        assertThat(all).containsAll(before).doesNotHaveDuplicates();
    }

    /** New topics in another order have the same past. */
    @Property(tries = 200)
    void orderDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        double[][] similarity = random(random, 5, 4);
        double[][] into = random(random, 5, 4);
        double[][] from = random(random, 5, 4);
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order, random);
        List<Integer> ids = List.of(0, 1, 2, 3, 4);
        Map<Integer, String> first = pasts(TopicMatching.of(terms(similarity, into, from), ids, 5));
        Map<Integer, String> second = pasts(TopicMatching.of(
                terms(ordered(similarity, order), ordered(into, order), ordered(from, order)), ids, 5));
        order.forEach(topic -> assertThat(second.get(order.indexOf(topic))).isEqualTo(first.get(topic)));
    }

    /** By topic, all of its change but a new number. */
    private static Map<Integer, String> pasts(TopicMatching matching) {
        Map<Integer, String> pasts = new HashMap<>();
        for (int topic = 0; topic < matching.ids().size(); topic++) {
            TopicChange change = matching.changes().get(topic);
            pasts.put(topic, change.word() + change.previous() + change.likeness());
        }
        return pasts;
    }

    /** A model compared with itself: every topic goes on. Of terms that topics share less than all lies in the same topic. */
    @Property(tries = 50)
    void aModelIsItself(@ForAll long seed) {
        Random random = new Random(seed);
        TermTopics model = TermFlowTest.topics(distributions(random, 4));
        double[] tokens = {10, 20, 30, 40};
        TopicMatching matching = TopicMatching.of(
                TopicEvidence.of(model, tokens, model, tokens, Optional.empty()), List.of(2, 3, 5, 8), 9);
        assertThat(matching.ids()).containsExactly(2, 3, 5, 8);
        assertThat(matching.changes())
                .allMatch(change -> change.likeness().orElseThrow().terms() > 1 - 1e-6);
    }

    private static double[][] distributions(Random random, int topics) {
        double[][] rows = random(random, topics, 12);
        for (double[] row : rows) {
            double sum = IntStream.range(0, row.length).mapToDouble(i -> row[i]).sum();
            IntStream.range(0, row.length).forEach(i -> row[i] /= sum);
        }
        return rows;
    }

    private static double[][] random(Random random, int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(row -> random.doubles(columns).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] ordered(double[][] rows, List<Integer> order) {
        return java.util.Arrays.stream(rows)
                .map(row -> order.stream().mapToDouble(topic -> row[topic]).toArray())
                .toArray(double[][]::new);
    }

    private static TopicEvidence terms(double[][] similarity, double[][] into, double[][] from) {
        return new TopicEvidence(similarity, into, from, Optional.empty());
    }

    private static Likeness alike(double terms) {
        return new Likeness(terms, OptionalDouble.empty());
    }
}
