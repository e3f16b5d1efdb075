package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.TopicCounts;
import java.util.ArrayList;
import java.util.Comparator;
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
     * @param ids its numbers in {@code vocabulary}, ascending: none where it does not stand there, several where articles of several
     *     languages are modelled together
     * @param articles that hold it; 0 where that is not known
     * @param tokens of it among the articles the model is of
     */
    private record Term(List<Integer> ids, String term, String stem, long articles, long tokens) {}

    /**
     * The terms of the articles' language, or of all, within the bounds of document frequency: at least {@code min-document-frequency},
     * but never more than there are articles; at most {@code max-document-share} of the articles, but never less than the
     * lower bound. Of more than {@code max-vocabulary} the first by number, which are the most frequent.
     * What is counted alike is one term where all languages are modelled together.
     */
    static ModelVocabulary of(Dataset<Row> vocabulary, ModelledArticles articles, TopicSettings settings) {
        long least = Math.min(settings.minDocumentFrequency(), articles.count());
        long most = Math.max(least, (long) Math.floor(settings.maxDocumentShare() * articles.count()));
        Dataset<Row> terms = of(vocabulary, articles.language())
                .groupBy("stem")
                .agg(
                        sort_array(collect_list("term_id")).as("ids"),
                        min_by(col("term"), col("term_id")).as("term"),
                        sum("document_frequency").as("document_frequency"),
                        sum("collection_frequency").as("collection_frequency"));
        return new ModelVocabulary(terms
                .where(col("document_frequency").between(least, most))
                .orderBy(col("document_frequency").desc(), col("ids").getItem(0).asc())
                .limit(settings.maxVocabulary())
                .select("ids", "term", "stem", "document_frequency", "collection_frequency")
                .collectAsList()
                .stream()
                .map(row ->
                        new Term(row.getList(0), row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .toList());
    }

    /**
     * The terms of a model that was made from other articles, with their numbers in the vocabulary of these.
     *
     * @param vocabulary of {@code table.Vocabulary}
     */
    static ModelVocabulary of(StoredModel model, Dataset<Row> vocabulary) {
        Map<String, List<Integer>> ids = new HashMap<>();
        of(vocabulary, model.language())
                .select("stem", "term_id")
                .toLocalIterator()
                .forEachRemaining(row -> ids.computeIfAbsent(row.getString(0), any -> new ArrayList<>())
                        .add(row.getInt(1)));
        ids.values().forEach(each -> each.sort(Comparator.naturalOrder()));
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
                    return new Term(ids.getOrDefault(of.stem(), List.of()), of.name(), of.stem(), 0, tokens[term]);
                })
                .toList());
    }

    private static Dataset<Row> of(Dataset<Row> vocabulary, String language) {
        return ModelledArticles.isMixed(language)
                ? vocabulary
                : vocabulary.where(col("language").equalTo(language));
    }

    /** Number of terms, V. */
    int size() {
        return terms.size();
    }

    /** The term's number in {@code vocabulary}, the lowest of several; empty where it does not stand there. */
    OptionalInt termId(int term) {
        return terms.get(term).ids.stream().mapToInt(Integer::intValue).findFirst();
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

    /** Pairs of term_id and model_term, a row for each number in the vocabulary. */
    Dataset<Row> numbers(SparkSession spark) {
        List<Row> rows = new ArrayList<>(IntStream.range(0, size())
                .boxed()
                .flatMap(term -> terms.get(term).ids.stream().map(id -> RowFactory.create(id, term)))
                .toList());
        return spark.createDataFrame(rows, NUMBERS);
    }
}
