package dev.broadsheet.ml;

import dev.broadsheet.lda.TopicSums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The likeliest terms of each topic; of equally likely ones the lower number first. */
final class TopTerms {

    static final StructType SCHEMA = new StructType()
            .add("topic", DataTypes.IntegerType, false)
            .add("termIndices", DataTypes.createArrayType(DataTypes.IntegerType, false), true)
            .add("termWeights", DataTypes.createArrayType(DataTypes.DoubleType, false), true);

    private static final Comparator<Term> BEST_FIRST =
            Comparator.comparingDouble(Term::weight).reversed().thenComparingInt(Term::number);

    private record Term(int number, double weight) {}

    private TopTerms() {}

    /** Rows of {@link #SCHEMA}, one a topic. */
    static List<Row> of(TopicSums topics, int most) {
        List<PriorityQueue<Term>> best = new ArrayList<>();
        for (int topic = 0; topic < topics.topicCount(); topic++) {
            best.add(new PriorityQueue<>(BEST_FIRST.reversed()));
        }
        double[] row = new double[topics.topicCount()];
        for (int word = 0; word < topics.vocabularySize(); word++) {
            topics.probabilities(word, row);
            for (int topic = 0; topic < row.length; topic++) {
                offer(best.get(topic), word, row[topic], most);
            }
        }
        return IntStream.range(0, row.length)
                .mapToObj(topic ->
                        row(topic, best.get(topic).stream().sorted(BEST_FIRST).toList()))
                .toList();
    }

    /** Words come ascending, so one that is as likely as the least is not better. */
    private static void offer(PriorityQueue<Term> best, int word, double weight, int most) {
        if (best.size() < most) {
            best.add(new Term(word, weight));
        } else if (weight > best.element().weight()) {
            best.remove();
            best.add(new Term(word, weight));
        }
    }

    private static Row row(int topic, List<Term> terms) {
        return RowFactory.create(
                topic,
                terms.stream().mapToInt(Term::number).toArray(),
                terms.stream().mapToDouble(Term::weight).toArray());
    }
}
