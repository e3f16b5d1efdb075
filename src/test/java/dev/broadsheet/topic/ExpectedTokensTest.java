package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExpectedTokensTest {

    /** Term 0 in both topics, 1 in the first only, 2 in the second only, 3 in none. */
    private static final TopicMatrix MATRIX = new TopicMatrix(
            List.of(
                    new TopicDistribution(new int[] {0, 1}, new double[] {0.25, 0.75}),
                    new TopicDistribution(new int[] {0, 2}, new double[] {0.5, 0.5})),
            4);

    private static final CountedTerms WANTED = new CountedTerms(new int[][] {{1, 0}, {2}}, 4);

    /** An article whose weight of the first topic is 1/8 to 7/8, with counts of the four terms. */
    record Document(int eighths, int[] counts) {}

    private static ExpectedTokens over(List<Document> documents) {
        TokenExpectation expectation = new TokenExpectation(MATRIX.byTerm(), WANTED);
        for (Document document : documents) {
            double first = document.eighths / 8.0;
            expectation.add(new double[] {first, 1 - first}, new int[] {0, 1, 2, 3}, document.counts);
        }
        return expectation.result();
    }

    @Test
    void tokensAreSharedOutByThetaTimesPhi() {
        // theta = 1/2, 1/2. Term 0: .125 to .25, so 3 tokens are 1 and 2. Term 1: 4 tokens all the first's.
        // Term 2: 1 token the second's. Term 3: nobody explains it, 2 tokens by theta: 1 and 1.
        ExpectedTokens tokens = over(List.of(new Document(4, new int[] {3, 4, 1, 2})));
        assertThat(tokens.tokens()).isEqualTo(10);
        assertThat(tokens.topic(0)).isCloseTo(6, within(1e-6));
        assertThat(tokens.topic(1)).isCloseTo(4, within(1e-6));
        assertThat(tokens.prevalence(0, tokens.units())).isCloseTo(0.6, within(1e-7));
        assertThat(tokens.counted(WANTED.slot(0, 0))).isEqualTo(4);
        assertThat(tokens.counted(WANTED.slot(0, 1))).isCloseTo(1, within(1e-6));
        assertThat(tokens.counted(WANTED.slot(1, 0))).isEqualTo(1);
        // 3 ln 3/8 + 4 ln 3/8 + 1 ln 1/4
        assertThat(tokens.logLikelihood()).isCloseTo(7 * Math.log(0.375) + Math.log(0.25), within(1e-5));
    }

    @Test
    void aTopicSpreadEvenlyOverTwoArticlesHasTheEntropyOfACoin() {
        Document article = new Document(4, new int[] {0, 4, 0, 0});
        ExpectedTokens tokens = over(List.of(article, article));
        assertThat(tokens.documentEntropy(0)).isCloseTo(Math.log(2), within(1e-7));
        assertThat(tokens.documentEntropy(1)).isZero();
        assertThat(tokens.prevalence(1, tokens.units())).isZero();
    }

    @Property
    void partsAddUpToTheSameBitsInAnyOrder(@ForAll("documents") List<Document> documents, @ForAll long seed) {
        List<Document> shuffled = new ArrayList<>(documents);
        Collections.shuffle(shuffled, new Random(seed));
        int middle = documents.size() / 3;
        ExpectedTokens parts = over(shuffled.subList(middle, shuffled.size())).plus(over(shuffled.subList(0, middle)));
        assertThat(parts).usingRecursiveComparison().isEqualTo(over(documents));
    }

    @Property
    void noTokenIsLost(@ForAll("documents") List<Document> documents) {
        ExpectedTokens tokens = over(documents);
        assertThat(tokens.topic(0) + tokens.topic(1)).isCloseTo((double) tokens.tokens(), within(1e-4));
    }

    @Provide
    Arbitrary<List<Document>> documents() {
        Arbitrary<int[]> counts =
                Arbitraries.integers().between(0, 50).array(int[].class).ofSize(4);
        return Arbitraries.integers()
                .between(1, 7)
                .flatMap(eighths -> counts.map(numbers -> new Document(eighths, numbers)))
                .list()
                .ofMaxSize(12);
    }
}
