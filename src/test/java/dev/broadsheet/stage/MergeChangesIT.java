package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.CountChanges;
import dev.broadsheet.lda.GibbsSweep;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicCounts;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/** Few tasks bring changes to the driver, many add them up by words first: both come to the sum of all. */
class MergeChangesIT {

    private static final int WORDS = 50;
    private static final int TOPICS = 4;

    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SharedSession.get().sparkContext());

    @Test
    void fewAndManyTasksComeToTheSame() {
        List<CountChanges> changes = new ArrayList<>();
        TopicCounts expected = TopicCounts.none(WORDS, TOPICS);
        for (int document = 0; document < 60; document++) {
            TokenBlock.Builder builder = new TokenBlock.Builder(TOPICS);
            builder.add("d" + document, new int[] {document % WORDS, (document * 7 + 3) % WORDS}, new int[] {3, 2});
            changes.add(
                    GibbsSweep.training(TopicCounts.none(WORDS, TOPICS), Concentrations.symmetric(TOPICS, 1, 0.1), 1, 0)
                            .over(builder.build())
                            .changes());
            expected = expected.plus(changes.get(document));
        }
        assertThat(expected.tokens()).isEqualTo(300);
        for (int tasks : new int[] {1, 3, 16, 40}) {
            TopicCounts sum = TopicCounts.none(WORDS, TOPICS);
            for (CountChanges each : MergeChanges.of(context.parallelize(changes, tasks), WORDS)) {
                sum = sum.plus(each);
            }
            assertThat(sum).as(tasks + " tasks").isEqualTo(expected);
        }
    }
}
