package dev.broadsheet.warehouse;

import static dev.broadsheet.warehouse.WrittenTables.A;
import static dev.broadsheet.warehouse.WrittenTables.B;
import static dev.broadsheet.warehouse.WrittenTables.C;
import static dev.broadsheet.warehouse.WrittenTables.article;
import static dev.broadsheet.warehouse.WrittenTables.articleTopic;
import static dev.broadsheet.warehouse.WrittenTables.term;
import static dev.broadsheet.warehouse.WrittenTables.topic;
import static dev.broadsheet.warehouse.WrittenTables.topicTerm;
import static dev.broadsheet.warehouse.WrittenTables.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.warehouse.Manifest.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Right tables pass; each rule, broken alone, is named with its table. */
class VerificationTest {

    @TempDir
    private Path folder;

    private WrittenTables tables = new WrittenTables(Path.of(""));

    @BeforeEach
    void right() {
        tables = WrittenTables.right(folder);
    }

    @Test
    void rightTablesPassAndWhatWasLookedAtIsListed() {
        assertThat(tables.verify())
                .contains(
                        new Check("articles", "row count by footers", "3"),
                        new Check("articles", "unique [doc_id]", "none repeated"),
                        new Check("vocabulary", "term_id runs from 0", "2 rows"),
                        new Check("tfidf", "sorted by [doc_id, rank]", "every file"),
                        new Check("tfidf", "doc_id stands in articles.doc_id", "none missing"),
                        new Check("tfidf", "term_id stands in vocabulary.term_id", "none missing"),
                        new Check("topics", "prevalence sums to 1", "holds"));
    }

    @Test
    void emptyTablesPass() {
        for (Table table : List.of(
                Articles.TABLE, Vocabulary.TABLE, TfIdf.TABLE, Topics.TABLE, TopicTerms.TABLE, ArticleTopics.TABLE)) {
            tables.put(table, List.of());
        }
        assertThat(tables.verify()).contains(new Check("tfidf", "row count by footers", "0"));
    }

    @Test
    void aLostRow() {
        tables.expect(TfIdf.TABLE, 5);
        breaks("tfidf", "row count by footers", "Expected 5, found 4");
    }

    @Test
    void unsortedRows() {
        tables.put(Articles.TABLE, List.of(article(B, "x"), article(A, "y"), article(C, "z")));
        breaks("articles", "sorted by [doc_id]", A + " in row 1 in part-0.parquet");
    }

    @Test
    void stringsAreSortedByTheirBytes() {
        // As UTF-16 the first would come after the second.
        String bmp = "\uFFFD";
        String beyond = "😀";
        Table words = Table.named("words", "A word.")
                .sortedBy("word")
                .column("word", DataTypes.StringType, "", "The word.")
                .build();
        tables.put(words, List.of(RowFactory.create(bmp), RowFactory.create(beyond)));
        assertThat(tables.verify()).contains(new Check("words", "sorted by [word]", "every file"));
        tables.put(words, List.of(RowFactory.create(beyond), RowFactory.create(bmp)));
        breaks("words", "sorted by [word]");
    }

    @Test
    void aKeyTwiceInAFile() {
        tables.put(Articles.TABLE, List.of(article(A, "x"), article(B, "y"), article(B, "z"), article(C, "z")));
        breaks("articles", "unique [doc_id]", B + " again in row 2 in part-0.parquet");
    }

    @Test
    void aKeyTwiceAcrossFiles() {
        tables.put(
                Articles.TABLE, List.of(article(A, "x"), article(B, "y")), List.of(article(B, "z"), article(C, "z")));
        breaks("articles", "unique [doc_id]", "part-0.parquet and " + B + " at the beginning of part-1.parquet");
    }

    @Test
    void filesThatOverlap() {
        tables.put(Articles.TABLE, List.of(article(A, "x"), article(C, "y")), List.of(article(B, "z")));
        breaks("articles", "unique [doc_id]");
    }

    @Test
    void anArticleInTwoFiles() {
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 0.8, 1)), List.of(weight(A, 0, 0.6, 1)));
        breaks("tfidf", "ranked and weighed groups");
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 1, 1)), List.of(weight(A, 0, 1, 1)));
        breaks("tfidf", "unique [doc_id, term_id]", "files that have no [doc_id] in common");
    }

    @Test
    void aTopicTwiceAcrossAnArticlesFiles() {
        tables.put(ArticleTopics.TABLE, List.of(articleTopic(A, 1, 0, 1.0)), List.of(articleTopic(A, 2, 0, 1.0)));
        breaks("article_topics", "ranked and weighed groups");
        tables.put(
                ArticleTopics.TABLE,
                List.of(articleTopic(A, 1, 0, 0.5), articleTopic(A, 2, 1, 0.3), articleTopic(A, 3, 0, 0.2)));
        breaks("article_topics", "unique [doc_id, topic_id]");
    }

    @Test
    void aTermTwice() {
        double third = Math.sqrt(1 / 3.0);
        tables.put(TfIdf.TABLE, List.of(weight(A, 0, third, 1), weight(A, 1, third, 2), weight(A, 0, third, 3)));
        breaks("tfidf", "unique [doc_id, term_id]", A + ", 0 again in row 2");
    }

    @Test
    void theSameTermInAnotherArticleIsNoOtherTime() {
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 1, 1), weight(B, 1, 1, 1), weight(C, 1, 1, 1)));
        assertThat(tables.verify()).isNotEmpty();
    }

    @Test
    void aGapInTheRanks() {
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 0.8, 1), weight(A, 0, 0.6, 3)));
        breaks("tfidf", "ranked and weighed groups", "Expected rank 2, found rank 3 in row 1");
        tables.put(ArticleTopics.TABLE, List.of(articleTopic(A, 2, 0, 1.0)));
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 1, 1)));
        breaks("article_topics", "ranked and weighed groups", "Expected rank 1, found rank 2");
    }

    @Test
    void weightsThatAreNotOfLengthOne() {
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 0.8, 1), weight(A, 0, 0.7, 2), weight(B, 0, 1, 1)));
        breaks("tfidf", "ranked and weighed groups", "squares of tf_idf that sum to 1", "before row 2");
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 1, 1), weight(B, 0, 0.99, 1)));
        breaks("tfidf", "squares of tf_idf that sum to 1");
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, Double.NaN, 1)));
        breaks("tfidf", "squares of tf_idf that sum to 1", "NaN");
    }

    @Test
    void sharesThatDoNotSumToOne() {
        tables.put(ArticleTopics.TABLE, List.of(articleTopic(A, 1, 0, 0.8), articleTopic(A, 2, 1, 0.3)));
        breaks("article_topics", "weight that sum to 1");
    }

    @Test
    void weightsInTheWrongOrder() {
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 0.6, 1), weight(A, 0, 0.8, 2)));
        breaks("tfidf", "weights from the highest, equal ones by term_id");
        double half = Math.sqrt(0.5);
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, half, 1), weight(A, 0, half, 2)));
        breaks("tfidf", "weights from the highest, equal ones by term_id");
    }

    @Test
    void anArticleThatIsNotThere() {
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 1, 1), weight("b0", 1, 1, 1), weight(C, 1, 1, 1)));
        breaks("tfidf", "doc_id stands in articles.doc_id", "found b0 in part-0.parquet");
        tables.put(TfIdf.TABLE, List.of(weight("d", 1, 1, 1)));
        breaks("tfidf", "doc_id stands in articles.doc_id", "found d");
        tables.put(TfIdf.TABLE, List.of(weight("0", 1, 1, 1)));
        breaks("tfidf", "doc_id stands in articles.doc_id", "found 0");
    }

    @Test
    void aTermThatIsNotThere() {
        tables.put(TfIdf.TABLE, List.of(weight(A, 2, 1, 1)));
        breaks("tfidf", "term_id stands in vocabulary.term_id", "numbers below 2");
        tables.put(TfIdf.TABLE, List.of(weight(A, -1, 1, 1)));
        breaks("tfidf", "term_id stands in vocabulary.term_id");
    }

    @Test
    void aTopicThatIsNotThere() {
        tables.put(TopicTerms.TABLE, List.of(topicTerm(0, 1, 0), topicTerm(2, 1, 0)));
        breaks("topic_terms", "topic_id stands in topics.topic_id");
    }

    @Test
    void numbersWithAGap() {
        tables.put(Vocabulary.TABLE, List.of(term(0, "fish"), term(2, "sea")));
        breaks("vocabulary", "term_id runs from 0", "2 numbers from 0 to 1, found numbers from 0 to 2");
        tables.put(Vocabulary.TABLE, List.of(term(1, "fish"), term(2, "sea")));
        breaks("vocabulary", "term_id runs from 0");
        tables.put(Vocabulary.TABLE, List.of(term(0, "fish"), term(0, "sea")));
        breaks("vocabulary", "unique [term_id]");
    }

    @Test
    void prevalencesThatDoNotSumToOne() {
        tables.put(Topics.TABLE, List.of(topic(0, 0.75, List.of()), topic(1, 0.2, List.of())));
        breaks("topics", "prevalence sums to 1", "Expected 1, found 0.95");
    }

    @Test
    void rulesHoldAcrossBatches() {
        int n = 3 * OpenColumns.BATCH + 1;
        double weight = Math.sqrt(1.0 / n);
        List<Row> terms = IntStream.range(0, n).mapToObj(i -> term(i, "t" + i)).toList();
        List<Row> weights = IntStream.range(0, n)
                .mapToObj(i -> weight(A, i, weight, i + 1))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        tables.put(Vocabulary.TABLE, terms);
        tables.put(TfIdf.TABLE, weights);
        assertThat(tables.verify()).contains(new Check("tfidf", "row count by footers", String.valueOf(n)));
        weights.set(OpenColumns.BATCH, weight(A, 0, weight, OpenColumns.BATCH + 1));
        tables.put(TfIdf.TABLE, weights);
        breaks("tfidf", "unique [doc_id, term_id]", "in row " + OpenColumns.BATCH);
    }

    @Test
    void tablesOfEarlierRunsAreReadAsFarAsTheyAreReferredTo() {
        tables.ignore(Articles.TABLE);
        tables.ignore(Vocabulary.TABLE);
        tables.ignore(Topics.TABLE);
        assertThat(tables.verify())
                .contains(new Check("tfidf", "doc_id stands in articles.doc_id", "none missing"))
                .noneMatch(check -> check.table().equals("articles"));
        tables.put(TfIdf.TABLE, List.of(weight(A, 1, 1, 1), weight("b0", 1, 1, 1)));
        breaks("tfidf", "doc_id stands in articles.doc_id", "found b0");
        tables.put(TfIdf.TABLE, List.of(weight(A, 2, 1, 1)));
        breaks("tfidf", "term_id stands in vocabulary.term_id");
    }

    @Test
    void keysOfTablesWithoutAnOrder() {
        Table things = Table.named("things", "A thing.")
                .key("kind", "size")
                .column("size", DataTypes.DoubleType, "", "How large.")
                .column("kind", DataTypes.StringType, "", "What.")
                .build();
        tables.put(
                things, List.of(RowFactory.create(1.0, "b"), RowFactory.create(1.0, "a"), RowFactory.create(2.0, "b")));
        assertThat(tables.verify()).contains(new Check("things", "unique [kind, size]", "none repeated"));
        tables.put(
                things, List.of(RowFactory.create(1.0, "b"), RowFactory.create(1.0, "a"), RowFactory.create(1.0, "b")));
        breaks("things", "unique [kind, size]", "b, 1.0 again in row 2");
        tables.put(things, List.of(RowFactory.create(1.0, "b")), List.of(RowFactory.create(1.0, "a")));
        breaks("things", "unique [kind, size]", "part-0.parquet and part-1.parquet");
    }

    @Test
    void referencesWithoutAnOrder() {
        Table pairs = Table.named("pairs", "Two articles.")
                .sortedBy("one")
                .column("one", DataTypes.StringType, "", "An article.")
                .optional("other", DataTypes.StringType, "", "Another, if there is one.")
                .references("one", "articles", "doc_id")
                .references("other", "articles", "doc_id")
                .build();
        tables.put(
                pairs,
                List.of(
                        RowFactory.create(A, C),
                        RowFactory.create(B, null),
                        RowFactory.create(B, B),
                        RowFactory.create(C, A)));
        assertThat(tables.verify()).contains(new Check("pairs", "other stands in articles.doc_id", "none missing"));
        tables.put(pairs, List.of(RowFactory.create(A, C), RowFactory.create(B, "nobody"), RowFactory.create(B, B)));
        breaks("pairs", "other stands in articles.doc_id", "found nobody in part-0.parquet");
    }

    private void breaks(String table, String... words) {
        tables.breaks(table, words);
    }
}
