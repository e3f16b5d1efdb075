package dev.broadsheet.stage;

import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicLineage;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** What a fit gives, as tables to be asked. They are read here, so that to look at them once more costs no job. */
final class FittedTables implements AutoCloseable {

    private final SparkSession spark;
    private final TopicTables tables;
    private final List<Row> articleTopics;

    FittedTables(SparkSession spark, TopicTables tables) {
        this.spark = spark;
        this.tables = tables;
        this.articleTopics =
                tables.articles().collect().stream().flatMap(FittedTables::rows).toList();
    }

    private static Stream<Row> rows(SharedArticle article) {
        return IntStream.range(0, article.topicIds().length)
                .mapToObj(place -> RowFactory.create(
                        article.docId(),
                        place + 1,
                        article.topicIds()[place],
                        article.weights()[place],
                        place < article.terms().length ? article.terms()[place] : new String[0]));
    }

    List<Row> rows(Table table) {
        if (table.equals(ArticleTopics.TABLE)) {
            return articleTopics;
        }
        if (table.equals(ModelTerms.TABLE)) {
            List<Row> rows = new ArrayList<>();
            tables.modelTerms().forEachRemaining(rows::add);
            return rows;
        }
        return tables.few().get(table);
    }

    Dataset<Row> table(Table table) {
        return spark.createDataFrame(rows(table), table.schema());
    }

    Dataset<Row> topics() {
        return table(Topics.TABLE);
    }

    Dataset<Row> topicTerms() {
        return table(TopicTerms.TABLE);
    }

    Dataset<Row> articleTopics() {
        return table(ArticleTopics.TABLE);
    }

    Dataset<Row> topicLineage() {
        return table(TopicLineage.TABLE);
    }

    List<StoredModel> models() {
        return tables.models();
    }

    Map<String, Double> metrics() {
        return tables.metrics();
    }

    List<String> warnings() {
        return tables.warnings();
    }

    Optional<String> notFitted() {
        return tables.notFitted();
    }

    @Override
    public void close() {
        tables.close();
    }
}
