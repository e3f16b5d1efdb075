package dev.broadsheet.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import dev.broadsheet.table.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * For each model a file {@code pyldavis-LANGUAGE.json} with the arguments of pyLDAvis: {@code pyLDAvis.prepare(**json.load(file))}.
 *
 * <pre>
 * topic_term_dists   K x V   probabilities of the terms that topic_terms names; what of a topic is in no named term lies evenly on the terms
 * doc_topic_dists    D x K   weights of article_topics
 * doc_lengths        D       token_count
 * vocab              V       terms
 * term_frequency     V       collection_frequency
 * </pre>
 *
 * <p>Topics are in the order of topic_id. D is at most {@value #MOST_ARTICLES}: the articles of the smallest doc_ids, which are hashes, so it is
 * an even sample. V is at most K times topics.terms.
 */
public record PyLdavisExport() implements Export {

    private static final int MOST_ARTICLES = 20_000;

    @Override
    public List<Path> write(PublishedTables tables, Path folder) throws IOException {
        Map<String, List<Integer>> models = new TreeMap<>();
        tables.read(Topics.TABLE)
                .select("language", "topic_id")
                .orderBy("topic_id")
                .collectAsList()
                .forEach(row -> models.computeIfAbsent(row.getString(0), any -> new ArrayList<>())
                        .add(row.getInt(1)));
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> model : models.entrySet()) {
            Path file = folder.resolve("pyldavis-" + model.getKey() + ".json");
            try (JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
                json.writeStartObject();
                writeTerms(json, tables, model.getValue());
                writeArticles(json, tables, model.getValue());
                json.writeEndObject();
            }
            written.add(file);
        }
        return written;
    }

    private static void writeTerms(JsonGenerator json, PublishedTables tables, List<Integer> topics)
            throws IOException {
        Dataset<Row> named = tables.read(TopicTerms.TABLE).where(col("topic_id").isin(topics.toArray()));
        List<Row> terms = tables.read(Vocabulary.TABLE)
                .join(named.select("term_id").distinct(), "term_id")
                .select("term_id", "term", "collection_frequency")
                .orderBy("term_id")
                .collectAsList();
        Map<Integer, Integer> places = new HashMap<>();
        terms.forEach(term -> places.put(term.getInt(0), places.size()));
        double[][] probabilities = new double[topics.size()][terms.size()];
        named.select("topic_id", "term_id", "probability")
                .collectAsList()
                .forEach(row ->
                        probabilities[topics.indexOf(row.getInt(0))][places.get(row.getInt(1))] = row.getDouble(2));
        json.writeFieldName("topic_term_dists");
        writeMatrix(json, filled(probabilities));
        json.writeArrayFieldStart("vocab");
        for (Row term : terms) {
            json.writeString(term.getString(1));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("term_frequency");
        for (Row term : terms) {
            json.writeNumber(term.getLong(2));
        }
        json.writeEndArray();
    }

    /** Rows that sum to 1, of positive numbers: pyLDAvis takes their logarithms. */
    static double[][] filled(double[]... rows) {
        double[][] filled = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            double named = java.util.Arrays.stream(rows[row]).sum();
            double even = Math.max(1e-9, 1 - named) / rows[row].length;
            double whole = named + even * rows[row].length;
            filled[row] = java.util.Arrays.stream(rows[row])
                    .map(probability -> (probability + even) / whole)
                    .toArray();
        }
        return filled;
    }

    private static void writeArticles(JsonGenerator json, PublishedTables tables, List<Integer> topics)
            throws IOException {
        List<Row> articles = tables.read(ArticleTopics.TABLE)
                .where(col("topic_id").isin(topics.toArray()))
                .groupBy("doc_id")
                .agg(collect_list(struct("topic_id", "weight")).as("topics"))
                .join(tables.read(Articles.TABLE).select("doc_id", "token_count"), "doc_id")
                .select("topics", "token_count", "doc_id")
                .orderBy("doc_id")
                .limit(MOST_ARTICLES)
                .collectAsList();
        double[][] weights = new double[articles.size()][topics.size()];
        json.writeArrayFieldStart("doc_lengths");
        for (int article = 0; article < weights.length; article++) {
            double[] own = weights[article];
            articles.get(article)
                    .<Row>getList(0)
                    .forEach(topic -> own[topics.indexOf(topic.getInt(0))] = topic.getDouble(1));
            json.writeNumber(articles.get(article).getInt(1));
        }
        json.writeEndArray();
        json.writeFieldName("doc_topic_dists");
        writeMatrix(json, weights);
    }

    private static void writeMatrix(JsonGenerator json, double[]... rows) throws IOException {
        json.writeStartArray();
        for (double[] row : rows) {
            json.writeArray(row, 0, row.length);
        }
        json.writeEndArray();
    }
}
