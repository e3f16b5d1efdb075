package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InferenceTest {

    /** Topic 0 is of words 0 and 1, topic 1 of 2 and 3; hardly any smoothing. */
    private static final TopicSums MODEL = new TopicSums(
            TopicCounts.none(4, 2)
                    .plus(CountChanges.all(
                            Corpora.block(new int[] {0, 0, 1, 1, 2, 2, 3, 3})
                                    .with(
                                            (short) 0, (short) 0, (short) 0, (short) 0, (short) 1, (short) 1, (short) 1,
                                            (short) 1),
                            2)),
            1,
            new Concentrations(new double[] {0.5, 0.5}, 1e-9));

    /** Every token's topic is certain: 3 of 4 tokens, and alpha 1/2 each, make (3 + 1/2) / 5 and (1 + 1/2) / 5. */
    @Test
    void certainTokensMakeCertainWeights() {
        TokenBlock block = Corpora.block(new int[] {0, 1, 1, 3});
        double[] theta = Inference.of(block, MODEL, 1).theta(0, new double[] {0.5, 0.5});
        assertThat(theta[0]).isCloseTo(0.7, within(1e-12));
        assertThat(theta[1]).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void theOthersOfABlockDoNotMatter() {
        List<String> names = List.of("a", "b", "c");
        List<int[]> documents = List.of(new int[] {0, 2, 1}, new int[] {3, 3, 0}, new int[] {2, 1, 1, 0});
        TopicSums vague = new TopicSums(MODEL.counts(), 1, new Concentrations(new double[] {0.5, 0.5}, 1));
        double[] alpha = {0.5, 0.5};
        DocumentSums together = Inference.of(Corpora.block(names, documents), vague, 7);
        for (int i = 0; i < names.size(); i++) {
            DocumentSums alone =
                    Inference.of(Corpora.block(names.subList(i, i + 1), documents.subList(i, i + 1)), vague, 7);
            assertThat(alone.theta(0, alpha)).isEqualTo(together.theta(i, alpha));
        }
    }

    /**
     * One token of word 0: p(k) is proportional to &alpha; &phi;<sub>k0</sub> = (2 + 1) / (4 + 4) and (0 + 1) / (4 + 4), so 3/4 and 1/4;
     * over many documents the mean weight of topic 0 is (3/4 + 1/2) / 2.
     */
    @Test
    void aTokenFollowsThePosterior() {
        TopicSums vague = new TopicSums(MODEL.counts(), 1, new Concentrations(new double[] {0.5, 0.5}, 1));
        int[][] documents = new int[4000][];
        Arrays.fill(documents, new int[] {0});
        TokenBlock block = Corpora.block(documents);
        DocumentSums sums = Inference.of(block, vague, 3);
        double mean = 0;
        for (int document = 0; document < documents.length; document++) {
            mean += sums.theta(document, new double[] {0.5, 0.5})[0] / documents.length;
        }
        // ten samples of 4,000 documents, each of standard deviation 0.433 / 2
        assertThat(mean).isCloseTo(0.625, within(0.006));
    }

    /** The same counts twice, as sums of two samples, are the same model. */
    @Test
    void sumsOverSamplesAreSmoothedAsOften() {
        TopicSums once = new TopicSums(MODEL.counts(), 1, new Concentrations(new double[] {0.5, 0.5}, 1));
        TopicSums twice = new TopicSums(MODEL.counts().plus(MODEL.counts()), 2, once.concentrations());
        assertThat(twice.evenShares()).isEqualTo(once.evenShares());
        TokenBlock block = Corpora.block(new int[] {0, 1, 2, 3, 3}, new int[] {1, 2});
        for (int document = 0; document < 2; document++) {
            assertThat(Inference.of(block, twice, 5).theta(document, new double[] {0.5, 0.5}))
                    .isEqualTo(Inference.of(block, once, 5).theta(document, new double[] {0.5, 0.5}));
        }
    }
}
