package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.TopicSettings;
import java.util.ArrayList;
import java.util.List;
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

    /** One row of {@code vocabulary}; tokens is its collection_frequency. */
    private record Term(int id, String term, String stem, long tokens) {}

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
                .select("term_id", "term", "stem", "collection_frequency")
                .collectAsList()
                .stream()
                .map(row -> new Term(row.getInt(0), row.getString(1), row.getString(2), row.getLong(3)))
                .toList());
    }

    /** Number of terms, V. */
    int size() {
        return terms.size();
    }

    /** The term's number in {@code vocabulary}. */
    int termId(int term) {
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

    /** The term's share of all tokens of modelled terms. */
    double share(int term) {
        return (double) terms.get(term).tokens / tokens;
    }

    /** Pairs of term_id and model_term, V rows. */
    Dataset<Row> numbers(SparkSession spark) {
        List<Row> rows = new ArrayList<>(IntStream.range(0, size())
                .mapToObj(term -> RowFactory.create(termId(term), term))
                .toList());
        return spark.createDataFrame(rows, NUMBERS);
    }
}
