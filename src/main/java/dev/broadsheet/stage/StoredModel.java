package dev.broadsheet.stage;

import dev.broadsheet.lda.TopicSums;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One topic model as {@code model_topics} and {@code model_terms} keep it: what is needed to give articles of another run its topics, or to go
 * on from it.
 *
 * @param language whose articles it is of, or mixed
 * @param ids numbers of its topics, ascending
 * @param fittedOn the day the run that fitted it stands for; empty where it was fitted before that was kept
 * @param terms its vocabulary: by number, what of the term is counted and its readable form
 * @param sums the model; topics in the order of their numbers
 */
public record StoredModel(
        String language, List<Integer> ids, Optional<LocalDate> fittedOn, List<Term> terms, TopicSums sums) {

    /**
     * One term of the vocabulary.
     *
     * @param background whether it carries no topic
     */
    public record Term(String stem, String name, boolean background) implements java.io.Serializable {}

    /**
     * The model of a fit.
     *
     * @param background by term, whether it carries no topic
     * @param numbers of its topics
     * @param fittedOn the day it was fitted
     */
    static StoredModel of(
            TopicSums sums,
            ModelVocabulary vocabulary,
            boolean[] background,
            TopicNumbers numbers,
            Optional<LocalDate> fittedOn) {
        List<Term> terms = new ArrayList<>();
        for (int term = 0; term < vocabulary.size(); term++) {
            terms.add(new Term(vocabulary.stem(term), vocabulary.name(term), background[term]));
        }
        return new StoredModel(numbers.language(), numbers.ids(), fittedOn, terms, sums.ordered(numbers.order()));
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
    List<Row> topicRows() {
        List<Row> rows = new ArrayList<>();
        for (int topic = 0; topic < sums.topicCount(); topic++) {
            rows.add(RowFactory.create(
                    ids.get(topic),
                    language,
                    sums.concentrations().documents()[topic],
                    sums.concentrations().topics(),
                    sums.samples(),
                    sums.counts().topicTotal(topic),
                    fittedOn.orElse(null)));
        }
        return rows;
    }

    /** Rows of {@code model_terms} of one term, by topic. */
    List<Row> termRows(int number) {
        Term term = terms.get(number);
        List<Row> rows = new ArrayList<>();
        for (int pair = sums.counts().start(number); pair < sums.counts().start(number + 1); pair++) {
            rows.add(RowFactory.create(
                    term.stem(),
                    term.name(),
                    term.background(),
                    ids.get(sums.counts().topic(pair)),
                    (long) sums.counts().count(pair)));
        }
        return rows;
    }
}
