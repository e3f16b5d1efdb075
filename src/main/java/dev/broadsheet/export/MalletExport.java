package dev.broadsheet.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Topics as MALLET 2.0.8 writes them with {@code --output-topic-keys} and {@code --output-doc-topics}:
 *
 * <pre>
 * topic-keys.txt   number TAB alpha TAB the 20 most probable terms, with spaces between them
 * doc-topics.txt   number TAB doc_id TAB weight of topic 0 TAB weight of topic 1 ...
 * topic-ids.txt    number TAB topic_id TAB label
 * </pre>
 *
 * <p>Topics are numbered from 0 in the order of topic_id, which the third file tells. Spaces within a term are underscores. Alpha is the
 * model's, or 0 where the engine keeps none; weights that article_topics leaves out are 0.
 */
public record MalletExport() implements Export {

    private static final int KEYS = 20;

    @Override
    public List<Path> write(PublishedTables tables, Path folder) throws IOException {
        List<Row> topics = tables.read(Topics.TABLE)
                .select("topic_id", "label")
                .orderBy("topic_id")
                .collectAsList();
        Path ids = folder.resolve("topic-ids.txt");
        try (Writer out = Files.newBufferedWriter(ids)) {
            for (int number = 0; number < topics.size(); number++) {
                out.write(number + "\t" + topics.get(number).getInt(0) + "\t"
                        + topics.get(number).getString(1) + "\n");
            }
        }
        return List.of(keys(tables, topics, folder), documents(tables, topics, folder), ids);
    }

    private static Path keys(PublishedTables tables, List<Row> topics, Path folder) throws IOException {
        Map<Integer, Double> alpha = tables.read(ModelTopics.TABLE).collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.<Integer>getAs("topic_id"), row -> row.<Double>getAs("document_concentration")));
        Map<Integer, List<String>> terms = tables
                .read(TopicTerms.TABLE)
                .where(col("rank").leq(KEYS))
                .orderBy("topic_id", "rank")
                .collectAsList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.<Integer>getAs("topic_id"),
                        Collectors.mapping(row -> row.<String>getAs("term").replace(' ', '_'), Collectors.toList())));
        Path file = folder.resolve("topic-keys.txt");
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int number = 0; number < topics.size(); number++) {
                int id = topics.get(number).getInt(0);
                out.write(number + "\t" + alpha.getOrDefault(id, 0.0) + "\t"
                        + String.join(" ", terms.getOrDefault(id, List.of())) + "\n");
            }
        }
        return file;
    }

    private static Path documents(PublishedTables tables, List<Row> topics, Path folder) throws IOException {
        Map<Integer, Integer> numbers = new HashMap<>();
        topics.forEach(topic -> numbers.put(topic.getInt(0), numbers.size()));
        Dataset<Row> articles = tables.read(ArticleTopics.TABLE)
                .groupBy("doc_id")
                .agg(sort_array(collect_list(struct("topic_id", "weight"))).as("topics"))
                .orderBy("doc_id");
        Path file = folder.resolve("doc-topics.txt");
        try (Writer out = Files.newBufferedWriter(file)) {
            long number = 0;
            for (Iterator<Row> rows = articles.toLocalIterator(); rows.hasNext(); number++) {
                Row article = rows.next();
                double[] weights = new double[topics.size()];
                article.<Row>getList(1).forEach(topic -> weights[numbers.get(topic.getInt(0))] = topic.getDouble(1));
                out.write(number + "\t" + article.getString(0));
                for (double weight : weights) {
                    out.write("\t" + weight);
                }
                out.write("\n");
            }
        }
        return file;
    }
}
