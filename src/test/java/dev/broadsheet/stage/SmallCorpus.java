package dev.broadsheet.stage;

import dev.broadsheet.table.Articles;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.text.TermSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The tables that come before topics, made on the driver from a few texts. Only the columns that topics read are real. */
final class SmallCorpus {

    /** Lower-case words between white space. */
    static final TermSource WORDS = (source, language, text, sink) -> {
        for (String word : text.split("\\s+", -1)) {
            if (!word.isEmpty()) {
                sink.term(word.toLowerCase(Locale.ROOT), word);
            }
        }
    };

    private final TermSource analysis;
    private final List<Row> articles = new ArrayList<>();
    private final Map<String, Map<String, Map<String, Integer>>> counts = new TreeMap<>();

    SmallCorpus(TermSource analysis) {
        this.analysis = analysis;
    }

    SmallCorpus add(String docId, String language, String text) {
        Map<String, Integer> terms = new TreeMap<>();
        analysis.terms("", language, text, (stem, surface) -> terms.merge(stem, 1, Integer::sum));
        counts.computeIfAbsent(language, key -> new TreeMap<>()).put(docId, terms);
        int tokens = terms.values().stream().mapToInt(Integer::intValue).sum();
        articles.add(article(docId, language, text, tokens, true));
        return this;
    }

    /** An article that stands for nobody, so nothing of it is counted. */
    SmallCorpus addDuplicate(String docId, String language, String text) {
        articles.add(article(docId, language, text, 1_000_000, false));
        return this;
    }

    private static Row article(String docId, String language, String text, int tokens, boolean representative) {
        return RowFactory.create(
                docId,
                "test",
                null,
                null,
                docId,
                null,
                null,
                language,
                1.0,
                text,
                text.length(),
                tokens,
                docId,
                docId,
                representative,
                "test",
                0L,
                "UTF-8",
                0);
    }

    private record Term(String language, String stem, long documents, long tokens) {}

    private List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        counts.forEach((language, documents) -> {
            Map<String, Long> frequency = new TreeMap<>();
            Map<String, Long> tokens = new HashMap<>();
            documents
                    .values()
                    .forEach(document -> document.forEach((stem, count) -> {
                        frequency.merge(stem, 1L, Long::sum);
                        tokens.merge(stem, (long) count, Long::sum);
                    }));
            frequency.forEach(
                    (stem, documentCount) -> terms.add(new Term(language, stem, documentCount, tokens.get(stem))));
        });
        terms.sort(Comparator.comparingLong(Term::documents)
                .reversed()
                .thenComparing(Term::language)
                .thenComparing(Term::stem));
        return terms;
    }

    /** Tokens of all articles that are counted. */
    long tokens() {
        return terms().stream().mapToLong(Term::tokens).sum();
    }

    Dataset<Row> articles(SparkSession spark) {
        return spark.createDataFrame(articles, Articles.TABLE.schema());
    }

    Dataset<Row> vocabulary(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        for (Term term : terms()) {
            rows.add(RowFactory.create(
                    rows.size(), term.stem, term.stem, term.language, term.documents, term.tokens, 1.0));
        }
        return spark.createDataFrame(rows, Vocabulary.TABLE.schema());
    }

    Dataset<Row> tfidf(SparkSession spark) {
        Map<String, Integer> numbers = new HashMap<>();
        for (Term term : terms()) {
            numbers.put(term.language + ' ' + term.stem, numbers.size());
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((language, documents) -> documents.forEach((docId, terms) -> terms.forEach((stem, count) ->
                rows.add(RowFactory.create(docId, numbers.get(language + ' ' + stem), stem, count, 0.5, 1)))));
        return spark.createDataFrame(rows, TfIdf.TABLE.schema());
    }
}
