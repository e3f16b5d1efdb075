package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import dev.broadsheet.config.FitSettings;
import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicLineage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Weekly runs over planted subjects that come and go: what {@code topic_lineage} says of them. */
class LineageIT {

    private static final int K = 5;
    private static final int WORDS = 12;
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final FitSettings FRESH = FitSettings.PLAIN;
    private static final FitSettings GOING_ON =
            new FitSettings(1, Optional.empty(), Optional.of("published"), 0, false);
    private static final FitSettings MONTHLY =
            new FitSettings(1, Optional.empty(), Optional.of("published"), 28, false);

    private final SparkSession spark = SharedSession.get();

    /** What a run published, and what the next goes on from. */
    private record Week(Map<String, Integer> topics, List<Row> lineage, TopicHistory.Earlier state) {

        int topic(String subject) {
            return topics.get(subject);
        }

        /** Rows of a run, by topic. */
        Map<Integer, Row> changes(String run) {
            return lineage.stream()
                    .filter(row -> row.getAs("run_id").equals(run))
                    .collect(Collectors.toMap(row -> row.<Integer>getAs("topic_id"), row -> row));
        }
    }

    @Test
    void subjectsComeAndGo() {
        Week first = week("one", 0, FRESH, Optional.empty(), subjects(0, "sea", "law", "war", "art", "oil"));
        assertThat(first.topics.values()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(first.changes("one").values())
                .hasSize(K)
                .allMatch(row -> row.getAs("change").equals("new") && row.isNullAt(row.fieldIndex("similarity")));

        // sea goes, sun comes
        Week second = week("two", 1, GOING_ON, Optional.of(first), subjects(20, "law", "war", "art", "oil", "sun"));
        for (String subject : List.of("law", "war", "art", "oil")) {
            Row row = second.changes("two").get(first.topic(subject));
            assertThat(second.topic(subject)).as(subject).isEqualTo(first.topic(subject));
            assertThat(row.<String>getAs("change")).isEqualTo("continued");
            assertThat(row.<Double>getAs("article_similarity")).isGreaterThan(0.9);
        }
        assertThat(second.topic("sun")).isEqualTo(K);
        assertThat(second.changes("two").get(K).<String>getAs("change")).isEqualTo("new");
        Row sea = second.changes("two").get(first.topic("sea"));
        assertThat(sea.<String>getAs("change")).isEqualTo("retired");
        assertThat(sea.<String>getAs("label")).contains("sea");
        assertThat(second.lineage).hasSize(K + K + 1).containsAll(first.lineage);

        // war goes, ice comes
        Week third = week("three", 2, GOING_ON, Optional.of(second), subjects(40, "law", "art", "oil", "sun", "ice"));
        assertThat(third.topic("ice")).isEqualTo(K + 1);
        assertThat(third.changes("three").get(first.topic("war")).<String>getAs("change"))
                .isEqualTo("retired");
        for (String subject : List.of("law", "art", "oil", "sun")) {
            assertThat(third.topic(subject)).as(subject).isEqualTo(second.topic(subject));
        }

        // sea comes back: no number is given again, not even its own
        Week fourth = week("four", 3, GOING_ON, Optional.of(third), subjects(60, "law", "art", "oil", "ice", "sea"));
        assertThat(fourth.topic("sea")).isEqualTo(K + 2);
        assertThat(fourth.lineage).hasSize(K + 3 * (K + 1)).containsAll(third.lineage);
    }

    /** Between fits articles get the topics there are; the day of the fit stays, and after four weeks topics are fitted again. */
    @Test
    void modelsAreFittedAgainWhenItIsTime() {
        Week first = week("one", 0, MONTHLY, Optional.empty(), subjects(0, "sea", "law", "war", "art", "oil"));
        Week second = week("two", 3, MONTHLY, Optional.of(first), subjects(20, "law", "war", "art", "oil", "sun"));
        assertThat(second.state.models().get(0)).isEqualTo(first.state.models().get(0));
        assertThat(second.state.models().get(0).fittedOn()).contains(MONDAY);
        assertThat(second.changes("two").values())
                .hasSize(K)
                .allMatch(row -> row.getAs("change").equals("continued") && row.<Double>getAs("similarity") == 1);

        Week third = week("three", 4, MONTHLY, Optional.of(second), subjects(20, "law", "war", "art", "oil", "sun"));
        assertThat(third.topic("sun")).isEqualTo(K);
        assertThat(third.state.models().get(0).fittedOn()).contains(MONDAY.plusWeeks(4));
    }

    private Week week(String run, int number, FitSettings fit, Optional<Week> before, SmallCorpus corpus) {
        TopicSettings settings =
                new TopicSettings("gibbs", K, 60, 1, TopicFixtures.EACH, 1, 1.0, 1000, 0, 0.01, 20, 3, 2, fit);
        TopicHistory history = new TopicHistory(run, MONDAY.plusWeeks(number), before.map(Week::state));
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, settings, history)) {
            List<Row> lineage = tables.topicLineage().collectAsList();
            Map<Integer, String> labels = tables.topics().collectAsList().stream()
                    .collect(Collectors.toMap(row -> row.getInt(0), row -> row.getAs("label")));
            return new Week(
                    subjectsOf(tables),
                    lineage,
                    new TopicHistory.Earlier(
                            StoredModels.read(run, kept(tables, ModelTopics.TABLE), kept(tables, ModelTerms.TABLE)),
                            labels,
                            Optional.of(kept(tables, ArticleTopics.TABLE)),
                            Optional.of(spark.createDataFrame(lineage, TopicLineage.TABLE.schema()))));
        }
    }

    /** The rows of a table, for when the run is over. */
    private Dataset<Row> kept(FittedTables tables, Table table) {
        return spark.createDataFrame(tables.rows(table), table.schema());
    }

    /** By subject, the topic with most of its first word. */
    private static Map<String, Integer> subjectsOf(FittedTables tables) {
        return tables.topicTerms().where(col("term").endsWith("0")).orderBy("count").collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.<String>getAs("term").replace("0", ""),
                        row -> row.<Integer>getAs("topic_id"),
                        (fewer, more) -> more));
    }

    /** Sixty articles of each subject, from a number on: those of weeks that follow each other have two thirds in common. */
    private static SmallCorpus subjects(int from, String... subjects) {
        SmallCorpus corpus = new SmallCorpus(SmallCorpus.WORDS);
        for (String subject : subjects) {
            add(corpus, from, from + 60, subject);
        }
        return corpus;
    }

    /** Articles of 40 words, all of the same subjects. */
    private static void add(SmallCorpus corpus, int from, int to, String... subjects) {
        for (int article = from; article < to; article++) {
            String id = String.format("%s%029x", subjects[0], article);
            Random random = new Random(id.hashCode());
            List<String> words = new ArrayList<>();
            for (int word = 0; word < 40; word++) {
                words.add(subjects[random.nextInt(subjects.length)] + Integer.toHexString(random.nextInt(WORDS)));
            }
            corpus.add(id, "en", String.join(" ", words));
        }
    }
}
