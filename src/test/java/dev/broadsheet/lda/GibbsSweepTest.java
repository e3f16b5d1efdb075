package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GibbsSweepTest {

    /** The ways to draw, all of the same probability. */
    enum Sampler {
        SPARSE(SparseSampler::new),
        DENSE((model, factors) -> new DenseSampler(model, factors, TopicMasses.FASTEST)),
        DENSE_WITHOUT_VECTORS((model, factors) -> new DenseSampler(model, factors, new PlainMasses()));

        @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
        private final BiFunction<TopicCounts, TopicFactors, TokenSampler> made;

        Sampler(BiFunction<TopicCounts, TopicFactors, TokenSampler> made) {
            this.made = made;
        }

        GibbsSweep training(TopicCounts counts, Concentrations prior, long seed, int sweep) {
            return GibbsSweep.by(made, counts, new TopicFactors(counts, prior, true), seed, sweep);
        }

        GibbsSweep inference(TopicCounts counts, Concentrations prior, long seed, int sweep) {
            return GibbsSweep.by(made, counts, new TopicFactors(counts, prior, false), seed, sweep);
        }
    }

    private static final Concentrations PRIOR = new Concentrations(new double[] {0.7, 0.2}, 0.3);

    /**
     * With &phi; fixed, the topics of a document have the posterior p(z | w) &prop; &prod; &phi;_{z_i w_i} &middot; &prod;_k
     * &Gamma;(n_k + &alpha;_k), here for four tokens and two topics, all 16 assignments.
     */
    @ParameterizedTest
    @EnumSource(Sampler.class)
    void inferenceDrawsFromThePosterior(Sampler sampler) {
        TokenBlock trained = Corpora.block(new int[] {0, 0, 0, 1}, new int[] {1, 2, 2, 2});
        TopicCounts model = fixedModel(trained);
        int[] words = {0, 1, 1, 2};
        double[] exact = posterior(words, model);
        double[] drawn = new double[exact.length];
        int sweeps = 400_000;
        TokenBlock block = Corpora.block(words);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            block = sampler.inference(model, PRIOR, 1, sweep).over(block).block();
            drawn[code(block)] += 1.0 / sweeps;
        }
        // 400,000 dependent draws: the standard error of a share of 0.1 is about 0.001
        for (int i = 0; i < exact.length; i++) {
            assertThat(drawn[i]).as("assignment " + i).isCloseTo(exact[i], within(0.004));
        }
    }

    /**
     * The shares of all assignments of two documents and two topics against the exact collapsed posterior. A sweep freezes the counts, so
     * what it draws from is exact only where no two tokens are drawn at once: documents of one token, sampled in turn.
     */
    @ParameterizedTest
    @EnumSource(Sampler.class)
    void tokensSampledInTurnDrawFromTheCollapsedPosterior(Sampler sampler) {
        assertThat(distance(sampler, new int[][] {{0}, {0}}, 200_000)).isLessThan(0.005);
        assertThat(distance(sampler, new int[][] {{0}, {1}}, 200_000)).isLessThan(0.005);
    }

    /** With two tokens a document each sees the other where it was before the sweep: near the posterior, but not on it. */
    @ParameterizedTest
    @EnumSource(Sampler.class)
    void documentsSampledInTurnDrawFromNearIt(Sampler sampler) {
        assertThat(distance(sampler, new int[][] {{0, 1}, {0, 2}}, 200_000)).isLessThan(0.1);
    }

    /** Total variation distance between the shares of assignments drawn and the posterior, documents sampled in turn. */
    private static double distance(Sampler sampler, int[][] documents, int sweeps) {
        int tokens = documents[0].length;
        double[] exact = collapsedPosterior(documents, 3);
        double[] drawn = new double[exact.length];
        TokenBlock[] blocks = {
            Corpora.block(List.of("a"), List.of(documents[0])), Corpora.block(List.of("b"), List.of(documents[1]))
        };
        TopicCounts counts = TopicCounts.none(3, 2);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            for (int i = 0; i < 2; i++) {
                GibbsSweep.Swept swept =
                        sampler.training(counts, PRIOR, 7, 2 * sweep + i).over(blocks[i]);
                blocks[i] = swept.block();
                counts = counts.plus(swept.changes());
            }
            drawn[code(blocks[0]) | (code(blocks[1]) << tokens)] += 1.0 / sweeps;
        }
        double distance = 0;
        for (int i = 0; i < exact.length; i++) {
            distance += Math.abs(drawn[i] - exact[i]) / 2;
        }
        return distance;
    }

    /** A single token among others: its topic is drawn by (n_dk + alpha_k) phi_kw with the token itself taken out of all counts. */
    @ParameterizedTest
    @EnumSource(Sampler.class)
    void aTokenIsTakenOutOfTheCounts(Sampler sampler) {
        TokenBlock block =
                withTopics(Corpora.block(new int[] {0}, new int[] {0}, new int[] {1}), (short) 0, (short) 0, (short) 1);
        TopicCounts counts = TopicCounts.none(2, 2).plus(CountChanges.all(block, 2));
        // without the token of d0: topic 0 holds one token of word 0, topic 1 one token of word 1; V beta = 0.6
        double zero = 0.7 * (1 + 0.3) / (1 + 0.6);
        double one = 0.2 * (0 + 0.3) / (1 + 0.6);
        int draws = 200_000;
        int stayed = 0;
        for (int seed = 0; seed < draws; seed++) {
            TokenBlock next =
                    sampler.training(counts, PRIOR, seed, 0).over(block).block();
            stayed += Corpora.topics(next).get("d0").get(0) == 0 ? 1 : 0;
        }
        assertThat((double) stayed / draws).isCloseTo(zero / (zero + one), within(0.003));
    }

    /** Which documents share a block, and in which order they stand in it, changes nothing. */
    @Property(tries = 50)
    void blocksDoNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int parts, @ForAll Sampler sampler) {
        List<int[]> documents = Corpora.planted(30, 3, 5, 12, 0.3, seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            names.add("doc " + i);
        }
        Map<String, List<Short>> together = fit(sampler, List.of(Corpora.block(names, documents)), seed);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        List<TokenBlock> blocks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<Integer> mine = order.subList(order.size() * part / parts, order.size() * (part + 1) / parts);
            blocks.add(Corpora.block(
                    mine.stream().map(names::get).toList(),
                    mine.stream().map(documents::get).toList()));
        }
        assertThat(fit(sampler, blocks, seed)).isEqualTo(together);
    }

    /** Vectors or not, and however many topics are missing to whole lanes: the same tokens move to the same topics. */
    @Property(tries = 50)
    void vectorsDrawTheSame(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int topicCount) {
        TokenBlock plain =
                Corpora.block(Corpora.planted(30, 5, 5, 40, 0.3, seed).toArray(int[][]::new));
        TokenBlock fast = plain;
        TopicCounts counts = TopicCounts.none(25, topicCount);
        Concentrations prior = Concentrations.symmetric(topicCount, 1, 0.1);
        for (int sweep = 0; sweep < 4; sweep++) {
            plain = Sampler.DENSE_WITHOUT_VECTORS
                    .training(counts, prior, seed, sweep)
                    .over(plain)
                    .block();
            fast = Sampler.DENSE.training(counts, prior, seed, sweep).over(fast).block();
            assertThat(fast.topics()).isEqualTo(plain.topics());
            counts = TopicCounts.none(25, topicCount).plus(CountChanges.all(plain, topicCount));
        }
    }

    /** The tests are started with the module of vectors, so where the machine has them they are what is tested. */
    @Test
    void vectorsAreUsedWhereTheMachineHasThem() throws ReflectiveOperationException {
        Method isFast = Class.forName("dev.broadsheet.lda.VectorMasses").getDeclaredMethod("isFast");
        assertThat(TopicMasses.FASTEST instanceof PlainMasses).isNotEqualTo(isFast.invoke(null));
    }

    /** Adding what each sweep changed gives the counts of all tokens; a smaller share of documents leaves the others alone. */
    @Property(tries = 50)
    void changesKeepTheCounts(@ForAll long seed, @ForAll Sampler sampler) {
        TokenBlock block =
                Corpora.block(Corpora.planted(40, 3, 6, 15, 0.3, seed).toArray(int[][]::new));
        TopicCounts counts = TopicCounts.none(18, 3);
        double[] shares = {0.3, 0.3, 1, 1, 0.5};
        for (int sweep = 0; sweep < shares.length; sweep++) {
            Map<String, List<Short>> before = Corpora.topics(block);
            GibbsSweep.Swept swept = sampler.training(counts, Concentrations.symmetric(3, 1, 0.1), seed, sweep)
                    .over(block, 0, shares[sweep]);
            block = swept.block().checked();
            counts = counts.plus(swept.changes());
            assertThat(counts).isEqualTo(TopicCounts.none(18, 3).plus(CountChanges.all(block, 3)));
            assertUnvisitedUnchanged(block, before, shares[sweep]);
        }
        assertThat(counts.tokens()).isEqualTo(block.tokenCount());
    }

    private static void assertUnvisitedUnchanged(TokenBlock block, Map<String, List<Short>> before, double share) {
        Map<String, List<Short>> after = Corpora.topics(block);
        for (int document = 0; document < block.documentCount(); document++) {
            String name = block.docId(document);
            if (CounterRandom.place(block.key(document)) >= share) {
                assertThat(after.get(name)).isEqualTo(before.get(name));
            } else {
                assertThat(after.get(name)).doesNotContain(TokenBlock.NONE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sampler.class)
    void oddDocumentsAreSampled(Sampler sampler) {
        int[] same = new int[100_000];
        TokenBlock block = Corpora.block(new int[] {}, same, new int[] {1});
        TopicCounts counts = TopicCounts.none(2, 300);
        for (int sweep = 0; sweep < 3; sweep++) {
            GibbsSweep.Swept swept = sampler.training(counts, Concentrations.symmetric(300, 5, 0.01), 1, sweep)
                    .over(block);
            block = swept.block().checked();
            counts = counts.plus(swept.changes());
        }
        assertThat(counts.tokens()).isEqualTo(100_001);
    }

    private static Map<String, List<Short>> fit(Sampler sampler, List<TokenBlock> start, long seed) {
        List<TokenBlock> blocks = new ArrayList<>(start);
        TopicCounts counts = TopicCounts.none(15, 3);
        for (int sweep = 0; sweep < 6; sweep++) {
            CountChanges changes = CountChanges.none();
            for (int i = 0; i < blocks.size(); i++) {
                GibbsSweep.Swept swept = sampler.training(counts, Concentrations.symmetric(3, 1, 0.1), seed, sweep)
                        .over(blocks.get(i));
                blocks.set(i, swept.block());
                changes = changes.plus(swept.changes());
            }
            counts = counts.plus(changes);
        }
        Map<String, List<Short>> topics = new TreeMap<>();
        blocks.forEach(block -> topics.putAll(Corpora.topics(block)));
        return topics;
    }

    /** Word 0 mostly in topic 0, word 2 mostly in topic 1. */
    private static TopicCounts fixedModel(TokenBlock trained) {
        TokenBlock block = withTopics(
                trained, (short) 0, (short) 0, (short) 1, (short) 0, (short) 1, (short) 1, (short) 1, (short) 0);
        return TopicCounts.none(3, 2).plus(CountChanges.all(block, 2));
    }

    /** Topics in the order of words, then of documents. */
    private static TokenBlock withTopics(TokenBlock block, short... topics) {
        return block.with(topics);
    }

    /** An assignment as a number: bit i is the topic of the i-th token. */
    private static int code(TokenBlock block) {
        int code = 0;
        for (int token = 0; token < block.tokenCount(); token++) {
            code |= block.topics()[token] << token;
        }
        return code;
    }

    private static double[] posterior(int[] words, TopicCounts model) {
        double[] weights = new double[1 << words.length];
        for (int code = 0; code < weights.length; code++) {
            int[] n = new int[2];
            double weight = 1;
            for (int i = 0; i < words.length; i++) {
                int topic = (code >> i) & 1;
                weight *= phi(model, words[i], topic) * (n[topic] + PRIOR.documents()[topic]);
                n[topic]++;
            }
            weights[code] = weight;
        }
        return normalized(weights);
    }

    private static double phi(TopicCounts model, int word, int topic) {
        double count = 0;
        for (int pair = model.start(word); pair < model.start(word + 1); pair++) {
            count += model.topic(pair) == topic ? model.count(pair) : 0;
        }
        return (count + PRIOR.topics()) / (model.topicTotal(topic) + model.vocabularySize() * PRIOR.topics());
    }

    /** p(z | w) &prop; &prod;_d &prod;_k rising(&alpha;_k, n_dk) &middot; &prod;_k &prod;_w rising(&beta;, n_kw) / rising(V &beta;, n_k). */
    private static double[] collapsedPosterior(int[][] documents, int vocabularySize) {
        int tokens = documents[0].length;
        double[] weights = new double[1 << (2 * tokens)];
        for (int code = 0; code < weights.length; code++) {
            double weight = 1;
            int[][] words = new int[2][vocabularySize];
            int[] totals = new int[2];
            for (int document = 0; document < 2; document++) {
                int[] n = new int[2];
                for (int i = 0; i < tokens; i++) {
                    int topic = (code >> (tokens * document + i)) & 1;
                    int word = documents[document][i];
                    weight *= PRIOR.documents()[topic] + n[topic]++;
                    weight *= PRIOR.topics() + words[topic][word]++;
                    weight /= vocabularySize * PRIOR.topics() + totals[topic]++;
                }
            }
            weights[code] = weight;
        }
        return normalized(weights);
    }

    private static double[] normalized(double[] weights) {
        double sum = 0;
        for (double each : weights) {
            sum += each;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
