package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.StoredModel.Term;
import dev.broadsheet.table.ModelTopics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the models of a run, one for each language. */
public final class StoredModels {

    private StoredModels() {}

    /**
     * Reads them, in one pass over {@code model_terms}.
     *
     * @param run whose models they are, for messages
     * @param topics of {@code table.ModelTopics}
     * @param terms of {@code table.ModelTerms}
     * @return in the order of their topics' numbers; at least one
     * @throws Failure if there is no model in the tables, or they do not fit together
     */
    public static List<StoredModel> read(String run, Dataset<Row> topics, Dataset<Row> terms) {
        Map<String, Reader> byLanguage = new LinkedHashMap<>();
        Map<Integer, Reader> byTopic = new TreeMap<>();
        for (Row row : topics.orderBy("topic_id").collectAsList()) {
            Reader reader = byLanguage.computeIfAbsent(row.getAs("language"), any -> new Reader(run));
            reader.topics.add(row);
            if (byTopic.put(row.getAs("topic_id"), reader) != null) {
                throw damaged(run, "topic " + row.getAs("topic_id") + " stands in model_topics twice");
            }
        }
        if (byLanguage.isEmpty()) {
            throw new Failure(
                    ExitCode.INPUT,
                    "Run " + run
                            + " has no topic model that could be used: it was fitted by an engine other than gibbs, or not at all."
                            + " Name another run, or leave topics.model and topics.warm-start empty.");
        }
        byLanguage.values().forEach(Reader::begin);
        Iterator<Row> pairs = terms.orderBy(col("stem"), col("topic_id"))
                .select("stem", "term", "is_background", "topic_id", "tokens")
                .toLocalIterator();
        while (pairs.hasNext()) {
            Row pair = pairs.next();
            Reader reader = byTopic.get(pair.getInt(3));
            if (reader == null) {
                throw damaged(run, "topic " + pair.getInt(3) + " has terms, but does not stand in model_topics");
            }
            reader.add(pair);
        }
        return byLanguage.values().stream().map(Reader::model).toList();
    }

    private static Failure damaged(String run, String what) {
        return new Failure(
                ExitCode.INPUT,
                "The topic model of run " + run + " is damaged: " + what + ". Restore the run, or name another.");
    }

    /** The model of one language while its rows come in. */
    private static final class Reader {

        private final String run;
        private final List<Row> topics = new ArrayList<>();
        private final List<Term> vocabulary = new ArrayList<>();
        private TopicCounts.Builder counts = new TopicCounts.Builder(0);
        private final Map<Integer, Integer> places = new HashMap<>();

        Reader(String run) {
            this.run = run;
        }

        /** All topics are known. */
        void begin() {
            topics.forEach(row -> places.put(row.getAs("topic_id"), places.size()));
            counts = new TopicCounts.Builder(topics.size());
        }

        /** Pairs of term and topic come by term, then by topic. */
        void add(Row pair) {
            Term term = new Term(pair.getString(0), pair.getString(1), pair.getBoolean(2));
            if (vocabulary.isEmpty() || !vocabulary.get(vocabulary.size() - 1).equals(term)) {
                endTerm();
                vocabulary.add(term);
            }
            counts.add(places.get(pair.getInt(3)), Math.toIntExact(pair.getLong(4)));
        }

        private void endTerm() {
            if (!vocabulary.isEmpty()) {
                counts.endWord();
            }
        }

        /** Models that were fitted before the day was kept have none. */
        private static Optional<LocalDate> fittedOn(Row topic) {
            return Optional.ofNullable(topic.<java.sql.Date>getAs(ModelTopics.FITTED_ON))
                    .map(java.sql.Date::toLocalDate);
        }

        StoredModel model() {
            endTerm();
            TopicCounts read = counts.build();
            for (int topic = 0; topic < topics.size(); topic++) {
                long tokens = topics.get(topic).getAs("tokens");
                if (read.topicTotal(topic) != tokens) {
                    throw damaged(
                            run,
                            "topic " + topics.get(topic).getAs("topic_id") + " should have " + tokens
                                    + " tokens and has " + read.topicTotal(topic));
                }
            }
            double[] alpha = topics.stream()
                    .mapToDouble(row -> row.getAs("document_concentration"))
                    .toArray();
            Row any = topics.get(0);
            return new StoredModel(
                    any.getAs("language"),
                    topics.stream().map(row -> row.<Integer>getAs("topic_id")).toList(),
                    fittedOn(any),
                    List.copyOf(vocabulary),
                    new TopicSums(
                            read, any.getAs("samples"), new Concentrations(alpha, any.getAs("term_concentration"))));
        }
    }
}
