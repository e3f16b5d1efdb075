package dev.broadsheet.stage;

import dev.broadsheet.report.Report;
import dev.broadsheet.report.Rounded;
import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TopicDistribution;
import dev.broadsheet.topic.TopicMap;
import dev.broadsheet.topic.TopicMatrix;
import dev.broadsheet.topic.TopicSimilarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Topics of one language → their places on a map, and which are like which. K x K numbers. */
final class ReportMap {

    private static final int NEAR = 5;
    private static final double LEAST_ALIKE = 0.05;

    private final Map<Integer, TopicMap.Place> places = new HashMap<>();
    private final Map<Integer, List<Report.Near>> near = new HashMap<>();

    /** Adds the topics of a language. */
    void add(List<Integer> topics, ReportTerms terms) {
        Map<Integer, Integer> numbers = new HashMap<>();
        List<TopicDistribution> rows =
                topics.stream().map(topic -> terms.distribution(topic, numbers)).toList();
        TermTopics byTerm = new TopicMatrix(rows, numbers.size()).byTerm();
        double[][] similarity = TopicSimilarity.of(byTerm, byTerm);
        List<TopicMap.Place> placed = TopicMap.of(distances(similarity));
        for (int i = 0; i < topics.size(); i++) {
            places.put(topics.get(i), placed.get(i));
            near.put(topics.get(i), nearest(topics, similarity[i], i));
        }
    }

    TopicMap.Place place(int topic) {
        return places.get(topic);
    }

    List<Report.Near> near(int topic) {
        return near.get(topic);
    }

    private static double[][] distances(double[][] similarity) {
        double[][] distances = new double[similarity.length][similarity.length];
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = 1 - similarity[i][j];
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    private static List<Report.Near> nearest(List<Integer> topics, double[] row, int self) {
        List<Integer> others = new ArrayList<>(IntStream.range(0, row.length)
                .filter(i -> i != self && row[i] >= LEAST_ALIKE)
                .boxed()
                .toList());
        others.sort((left, right) -> row[left] != row[right]
                ? Double.compare(row[right], row[left])
                : Integer.compare(topics.get(left), topics.get(right)));
        return others.stream()
                .limit(NEAR)
                .map(i -> new Report.Near(topics.get(i), Rounded.of(row[i])))
                .toList();
    }
}
