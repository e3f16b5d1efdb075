package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.GibbsSettings.Prior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fit in the driver's memory and one on executors are the same, bit for bit, whatever else is asked of them. */
class GibbsFitIT {

    private static final int V = 40;
    private static final int K = 4;

    private static final ArrayType INTS = DataTypes.createArrayType(DataTypes.IntegerType, false);

    private final SparkSession spark = SharedSession.get();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereDocumentsLieDoesNotMatter(boolean warm) {
        Dataset<Row> documents = documents(1200, 1).cache();
        Optional<TopicSums> start = warm
                ? Optional.of(GibbsFit.here(documents(300, 2), V, GibbsSettings.usual(K, 42, 1))
                        .topics())
                : Optional.empty();
        GibbsSettings settings = new GibbsSettings(
                warm ? GibbsSchedule.warm(12, K) : GibbsSchedule.of(42, K),
                3,
                Optional.empty(),
                Set.of(Prior.values()),
                start,
                true);
        try (TopicModel here = GibbsFit.here(documents, V, settings).run();
                TopicModel spread =
                        GibbsFit.spread(documents.repartition(5), V, settings).run()) {
            assertThat(here.sums()).isEqualTo(spread.sums());
            assertThat(weights(here)).isEqualTo(weights(spread)).hasSize(1200);
        }
        documents.unpersist();
    }

    private static Map<String, List<Double>> weights(TopicModel model) {
        Map<String, List<Double>> weights = new TreeMap<>();
        model.articles().collectAsList().forEach(row -> weights.put(row.getString(0), row.getList(1)));
        return weights;
    }

    /** Documents of up to thirty words, most of them of one quarter of the vocabulary. */
    private Dataset<Row> documents(int count, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int quarter = random.nextInt(4);
            int[] words = random.ints(random.nextInt(1, 30), 0, V)
                    .map(word -> random.nextInt(5) == 0 ? word : quarter * (V / 4) + word % (V / 4))
                    .sorted()
                    .toArray();
            int[] distinct = Arrays.stream(words).distinct().toArray();
            int[] counts = Arrays.stream(distinct)
                    .map(word -> (int)
                            Arrays.stream(words).filter(each -> each == word).count())
                    .toArray();
            rows.add(RowFactory.create("d" + i, distinct, counts));
        }
        return spark.createDataFrame(
                rows,
                new StructType()
                        .add("doc_id", DataTypes.StringType, false)
                        .add("term_ids", INTS, false)
                        .add("counts", INTS, false));
    }
}
