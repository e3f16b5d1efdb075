package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.TopicCounts;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * The terms of a model, numbered from 0 in the order of {@code vocabulary.term_id}. Held by the driver: at most {@code
 * topics.max-vocabulary} terms.
 */
final class ModelVocabulary {

    /** Of a term that is not modelled. */
    static final int ABSENT = -1;

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
    private record Term(List<Integer> ids, String term, String stem, long articles, long tokens)
            implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        /** The same counted in other articles; the readable form of the lowest number stands for both. */
        private Term plus(Term other) {
            if (other.ids.get(0) < ids.get(0)) {
                return other.plus(this);
            }
            List<Integer> all =
                    Stream.concat(ids.stream(), other.ids.stream()).sorted().toList();
            return new Term(all, term, stem, articles + other.articles, tokens + other.tokens);
        }
    }

    /** By articles, most first, then by number. */
    private static final class MostFrequentFirst implements Comparator<Term>, Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(Term a, Term b) {
            int order = Long.compare(b.articles, a.articles);
            return order != 0 ? order : Integer.compare(a.ids.get(0), b.ids.get(0));
        }
    }

    /**
     * The terms of the articles' language, or of all, within the bounds of document frequency: at least {@code min-document-frequency},
     * but never more than there are articles; at most {@code max-document-share} of the articles, but never less than the
     * lower bound. Of more than {@code max-vocabulary} the first by number, which are the most frequent.
     * What is counted alike is one term where all languages are modelled together.
     */
    static ModelVocabulary of(Dataset<Row> vocabulary, ModelledArticles articles, TopicSettings settings) {
        long least = Math.min(settings.minDocumentFrequency(), articles.count());
        long most = Math.max(least, (long) Math.floor(settings.maxDocumentShare() * articles.count()));
        return new ModelVocabulary(of(vocabulary, articles.language())
                .select("stem", "term_id", "term", "document_frequency", "collection_frequency")
                .toJavaRDD()
                .mapToPair(row -> new Tuple2<>(
                        row.getString(0),
                        new Term(
                                List.of(row.getInt(1)),
                                row.getString(2),
                                row.getString(0),
                                row.getLong(3),
                                row.getLong(4))))
                .reduceByKey(Term::plus)
                .values()
                .filter(term -> term.articles >= least && term.articles <= most)
                .takeOrdered(settings.maxVocabulary(), new MostFrequentFirst()));
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

    /** By number in {@code vocabulary}, the modelled term, or {@link #ABSENT}; up to the last that is modelled. */
    int[] numbers() {
        int last = terms.stream()
                .flatMap(term -> term.ids.stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(-1);
        int[] numbers = new int[last + 1];
        Arrays.fill(numbers, ABSENT);
        for (int term = 0; term < size(); term++) {
            for (int id : terms.get(term).ids) {
                numbers[id] = term;
            }
        }
        return numbers;
    }
}
