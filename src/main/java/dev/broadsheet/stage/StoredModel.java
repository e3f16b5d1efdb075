package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.ModelTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * A topic model as {@code model_topics} and {@code model_terms} keep it: what is needed to give articles of another run its topics, or to go
 * on from it.
 *
 * @param language whose articles it is of
 * @param terms its vocabulary: by number, what of the term is counted and its readable form
 * @param sums the model; topics have the numbers that were published
 */
public record StoredModel(String language, List<Term> terms, TopicSums sums) {

    /** Pairs of term and topic that are turned into rows at a time. */
    private static final int SLICE_TERMS = 10_000;

    /**
     * One term of the vocabulary.
     *
     * @param background whether it carries no topic
     */
    public record Term(String stem, String name, boolean background) implements java.io.Serializable {}

    /**
     * Reads a model.
     *
     * @param run whose model it is, for messages
     * @param topics of {@code table.ModelTopics}
     * @param terms of {@code table.ModelTerms}
     * @throws Failure if there is no model in the tables, or they do not fit together
     */
    public static StoredModel read(String run, Dataset<Row> topics, Dataset<Row> terms) {
        List<Row> rows = topics.orderBy("topic_id").collectAsList();
        if (rows.isEmpty()) {
            throw new Failure(
                    ExitCode.INPUT,
                    "Run " + run
                            + " has no topic model that could be used: it was fitted by an engine other than gibbs, or not at all."
                            + " Name another run, or leave topics.model and topics.warm-start empty.");
        }
        double[] alpha = rows.stream()
                .mapToDouble(row -> row.getAs("document_concentration"))
                .toArray();
        Row first = rows.get(0);
        TopicCounts.Builder counts = new TopicCounts.Builder(rows.size());
        List<Term> vocabulary = new ArrayList<>();
        Iterator<Row> pairs = terms.orderBy(col("stem"), col("topic_id"))
                .select("stem", "term", "is_background", "topic_id", "tokens")
                .toLocalIterator();
        while (pairs.hasNext()) {
            Row pair = pairs.next();
            Term term = new Term(pair.getString(0), pair.getString(1), pair.getBoolean(2));
            if (vocabulary.isEmpty() || !vocabulary.get(vocabulary.size() - 1).equals(term)) {
                if (!vocabulary.isEmpty()) {
                    counts.endWord();
                }
                vocabulary.add(term);
            }
            counts.add(pair.getInt(3), Math.toIntExact(pair.getLong(4)));
        }
        if (!vocabulary.isEmpty()) {
            counts.endWord();
        }
        TopicCounts read = counts.build();
        for (Row row : rows) {
            int topic = row.getAs("topic_id");
            long tokens = row.getAs("tokens");
            if (read.topicTotal(topic) != tokens) {
                throw new Failure(
                        ExitCode.INPUT,
                        "The topic model of run " + run + " is damaged: topic " + topic + " should have " + tokens
                                + " tokens and has " + read.topicTotal(topic) + ". Restore the run, or name another.");
            }
        }
        return new StoredModel(
                first.getAs("language"),
                vocabulary,
                new TopicSums(
                        read, first.getAs("samples"), new Concentrations(alpha, first.getAs("term_concentration"))));
    }

    /**
     * The model of a fit.
     *
     * @param background by term, whether it carries no topic
     * @param order for each published number of a topic the engine's
     */
    static StoredModel of(
            TopicSums sums, ModelVocabulary vocabulary, String language, boolean[] background, int... order) {
        int[] numbers = new int[order.length];
        double[] alpha = new double[order.length];
        for (int id = 0; id < order.length; id++) {
            numbers[order[id]] = id;
            alpha[id] = sums.concentrations().documents()[order[id]];
        }
        TopicCounts counts =
                TopicCounts.none(sums.vocabularySize(), sums.topicCount()).plus(sums.counts(), numbers);
        List<Term> terms = new ArrayList<>();
        for (int term = 0; term < vocabulary.size(); term++) {
            terms.add(new Term(vocabulary.stem(term), vocabulary.name(term), background[term]));
        }
        Concentrations concentrations =
                new Concentrations(alpha, sums.concentrations().topics());
        return new StoredModel(language, terms, new TopicSums(counts, sums.samples(), concentrations));
    }

    /** The model for articles whose terms have other numbers: terms it does not know have no tokens, and those not asked for go. */
    TopicSums over(ModelVocabulary vocabulary) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int term = 0; term < vocabulary.size(); term++) {
            numbers.put(vocabulary.stem(term), term);
        }
        return sums.over(
                vocabulary.size(),
                terms.stream()
                        .mapToInt(term -> numbers.getOrDefault(term.stem(), -1))
                        .toArray());
    }

    /** Rows of {@code model_topics}. */
    Dataset<Row> topicRows(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        for (int topic = 0; topic < sums.topicCount(); topic++) {
            rows.add(RowFactory.create(
                    topic,
                    language,
                    sums.concentrations().documents()[topic],
                    sums.concentrations().topics(),
                    sums.samples(),
                    sums.counts().topicTotal(topic)));
        }
        return spark.createDataFrame(rows, ModelTopics.TABLE.schema());
    }

    /** Rows of {@code model_terms}, made by tasks from slices of the vocabulary. */
    Dataset<Row> termRows(SparkSession spark) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<List<Term>> names = context.broadcast(new ArrayList<>(terms));
        Broadcast<TopicCounts> counts = context.broadcast(sums.counts());
        List<Integer> slices = new ArrayList<>();
        for (int from = 0; from < terms.size(); from += SLICE_TERMS) {
            slices.add(from);
        }
        return spark.createDataFrame(
                context.parallelize(slices, Math.max(1, slices.size()))
                        .flatMap(from -> rows(names.value(), counts.value(), from)),
                ModelTerms.TABLE.schema());
    }

    private static Iterator<Row> rows(List<Term> terms, TopicCounts counts, int from) {
        List<Row> rows = new ArrayList<>();
        for (int term = from; term < Math.min(terms.size(), from + SLICE_TERMS); term++) {
            for (int pair = counts.start(term); pair < counts.start(term + 1); pair++) {
                rows.add(RowFactory.create(
                        terms.get(term).stem(),
                        terms.get(term).name(),
                        terms.get(term).background(),
                        counts.topic(pair),
                        (long) counts.count(pair)));
            }
        }
        return rows.iterator();
    }
}
