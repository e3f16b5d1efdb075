package dev.broadsheet.stage;

import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.topic.SharedWeights;
import dev.broadsheet.topic.TopicEvidence;
import dev.broadsheet.topic.TopicShare;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** Compares the topics of a fit with those of an earlier model: by the terms of both, and by the articles that both know. */
final class CompareModels {

    /** A topic of another model of the same run. */
    private static final int OTHER = -1;

    private CompareModels() {}

    /**
     * All that tells which topics are the same.
     *
     * @param fitted the new model
     * @param order its topics in the order to compare them in
     * @param vocabulary of the new model
     * @param articleTopics of the earlier run; empty to compare terms alone
     */
    static TopicEvidence of(
            StoredModel earlier,
            TopicModel fitted,
            int[] order,
            ModelVocabulary vocabulary,
            Optional<Dataset<Row>> articleTopics) {
        Map<String, Integer> union = union(earlier, vocabulary);
        TopicSums now = fitted.sums().orElseThrow().ordered(order);
        TopicSums before = earlier.sums();
        return TopicEvidence.of(
                before.over(
                                union.size(),
                                earlier.terms().stream()
                                        .mapToInt(term -> union.get(term.stem()))
                                        .toArray())
                        .matrix()
                        .byTerm(),
                tokens(before),
                now.over(
                                union.size(),
                                IntStream.range(0, vocabulary.size())
                                        .map(term -> union.get(vocabulary.stem(term)))
                                        .toArray())
                        .matrix()
                        .byTerm(),
                tokens(now),
                articleTopics.map(topics -> shared(earlier.ids(), topics, fitted, order)));
    }

    /** Numbers of the terms of both, by what of them is counted. */
    private static Map<String, Integer> union(StoredModel earlier, ModelVocabulary vocabulary) {
        Map<String, Integer> union = new HashMap<>();
        earlier.terms().forEach(term -> union.putIfAbsent(term.stem(), union.size()));
        IntStream.range(0, vocabulary.size())
                .mapToObj(vocabulary::stem)
                .forEach(stem -> union.putIfAbsent(stem, union.size()));
        return union;
    }

    private static double[] tokens(TopicSums sums) {
        return IntStream.range(0, sums.topicCount())
                .mapToDouble(topic -> (double) sums.counts().topicTotal(topic) / sums.samples())
                .toArray();
    }

    private static SharedWeights shared(
            List<Integer> ids, Dataset<Row> articleTopics, TopicModel fitted, int... order) {
        Map<Integer, Integer> rows = new HashMap<>();
        ids.forEach(id -> rows.put(id, rows.size()));
        return articleTopics
                .select("doc_id", "topic_id", "weight")
                .toJavaRDD()
                .mapToPair(row -> new Tuple2<>(
                        row.getString(0), new TopicShare(rows.getOrDefault(row.getInt(1), OTHER), row.getDouble(2))))
                .cogroup(fitted.articles(), partitioner(fitted))
                .values()
                .mapPartitions(articles -> summed(articles, rows.size(), order))
                .fold(new SharedWeights(rows.size(), order.length), SharedWeights::plus);
    }

    private static Partitioner partitioner(TopicModel fitted) {
        return fitted.articles()
                .partitioner()
                .or(new ByDocument(fitted.articles().getNumPartitions()));
    }

    private static Iterator<SharedWeights> summed(
            Iterator<Tuple2<Iterable<TopicShare>, Iterable<double[]>>> articles, int rows, int... order) {
        SharedWeights sums = new SharedWeights(rows, order.length);
        while (articles.hasNext()) {
            Tuple2<Iterable<TopicShare>, Iterable<double[]>> article = articles.next();
            Iterator<TopicShare> before = article._1().iterator();
            Iterator<double[]> now = article._2().iterator();
            if (before.hasNext() && now.hasNext()) {
                double[] first = new double[rows];
                while (before.hasNext()) {
                    TopicShare share = before.next();
                    if (share.topic() != OTHER) {
                        first[share.topic()] = share.weight();
                    }
                }
                double[] weights = now.next();
                sums.add(
                        first,
                        Arrays.stream(order)
                                .mapToDouble(topic -> weights[topic])
                                .toArray());
            }
        }
        return List.of(sums).iterator();
    }
}
