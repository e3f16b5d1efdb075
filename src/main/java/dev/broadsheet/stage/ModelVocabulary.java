package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.TopicCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The terms of a model, numbered from 0 in the order of {@code vocabulary.term_id}. Held by the driver: at most {@code
 * topics.max-vocabulary} terms.
 */
final class ModelVocabulary {

    private static final StructType NUMBERS = new StructType()
            .add("term_id", DataTypes.IntegerType, false)
            .add("model_term", DataTypes.IntegerType, false);

    private final List<Term> terms;
    private final long tokens;

    private ModelVocabulary(List<Term> terms) {
        this.terms = List.copyOf(terms);
        tokens = terms.stream().mapToLong(Term::tokens).sum();
    }

    /**
     * One term.
     *
     * @param id its number in {@code vocabulary}; empty where it does not stand there
     * @param articles that hold it; 0 where that is not known
     * @param tokens of it among the articles the model is of
     */
    private record Term(OptionalInt id, String term, String stem, long articles, long tokens) {}

    /**
     * The terms of the articles' language within the bounds of document frequency: at least {@code min-document-frequency},
     * but never more than there are articles; at most {@code max-document-share} of the articles, but never less than the
     * lower bound. Of more than {@code max-vocabulary} the first by number, which are the most frequent.
     */
    static ModelVocabulary of(Dataset<Row> vocabulary, ModelledArticles articles, TopicSettings settings) {
        long least = Math.min(settings.minDocumentFrequency(), articles.count());
        long most = Math.max(least, (long) Math.floor(settings.maxDocumentShare() * articles.count()));
        return new ModelVocabulary(vocabulary
                .where(col("language")
                        .equalTo(articles.language())
                        .and(col("document_frequency").between(least, most)))
                .orderBy("term_id")
                .limit(settings.maxVocabulary())
                .select("term_id", "term", "stem", "document_frequency", "collection_frequency")
                .collectAsList()
                .stream()
                .map(row -> new Term(
                        OptionalInt.of(row.getInt(0)),
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4)))
                .toList());
    }

    /**
     * The terms of a model that was made from other articles, with their numbers in the vocabulary of these.
     *
     * @param vocabulary of {@code table.Vocabulary}
     */
    static ModelVocabulary of(StoredModel model, Dataset<Row> vocabulary) {
        Map<String, Integer> ids = new HashMap<>();
        vocabulary
                .where(col("language").equalTo(model.language()))
                .select("stem", "term_id")
                .toLocalIterator()
                .forEachRemaining(row -> ids.put(row.getString(0), row.getInt(1)));
        long[] tokens = new long[model.terms().size()];
        TopicCounts counts = model.sums().counts();
        for (int term = 0; term < tokens.length; term++) {
            for (int pair = counts.start(term); pair < counts.start(term + 1); pair++) {
                tokens[term] += counts.count(pair);
            }
        }
        return new ModelVocabulary(IntStream.range(0, tokens.length)
                .mapToObj(term -> {
                    StoredModel.Term of = model.terms().get(term);
                    Integer id = ids.get(of.stem());
                    return new Term(
                            id == null ? OptionalInt.empty() : OptionalInt.of(id),
                            of.name(),
                            of.stem(),
                            0,
                            tokens[term]);
                })
                .toList());
    }

    /** Number of terms, V. */
    int size() {
        return terms.size();
    }

    /** The term's number in {@code vocabulary}; empty where it does not stand there. */
    OptionalInt termId(int term) {
        return terms.get(term).id;
    }

    /** The term's readable form. */
    String name(int term) {
        return terms.get(term).term;
    }

    /** What of the term is counted. */
    String stem(int term) {
        return terms.get(term).stem;
    }

    /** Articles that hold the term. */
    long documentFrequency(int term) {
        return terms.get(term).articles;
    }

    /** Tokens of the term. */
    long tokens(int term) {
        return terms.get(term).tokens;
    }

    /** The term's share of all tokens of modelled terms. */
    double share(int term) {
        return (double) terms.get(term).tokens / tokens;
    }

    /** Pairs of term_id and model_term, at most V rows. */
    Dataset<Row> numbers(SparkSession spark) {
        List<Row> rows = new ArrayList<>(IntStream.range(0, size())
                .filter(term -> termId(term).isPresent())
                .mapToObj(term -> RowFactory.create(termId(term).getAsInt(), term))
                .toList());
        return spark.createDataFrame(rows, NUMBERS);
    }
}
