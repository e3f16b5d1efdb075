package dev.broadsheet.ml;

import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.DenseCounts;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.lda.TopicSums;

/** Two topics of two terms, &alpha; = (1, 1), &beta; = 5; over two samples 170 + 10 and 10 + 170 tokens: &phi; = (90, 10) / 100 and (10, 90) / 100. */
final class HandMadeModel {

    private HandMadeModel() {}

    static GibbsLdaModel make() {
        TopicCounts sums = DenseCounts.of(new int[] {170, 10}, new int[] {10, 170});
        GibbsLdaModel model =
                new GibbsLdaModel("handMade", new TopicSums(sums, 2, new Concentrations(new double[] {1, 1}, 5)));
        model.set(model.k(), 2);
        return model;
    }
}
