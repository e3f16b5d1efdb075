package dev.broadsheet.topic;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A topic's share of one article.
 *
 * @param topic number of the topic
 * @param weight above 0; the shares of an article sum to 1
 */
public record TopicShare(int topic, double weight) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Comparator<TopicShare> BY_WEIGHT =
            Comparator.comparingDouble(TopicShare::weight).reversed().thenComparingInt(TopicShare::topic);

    /**
     * The shares of an article that are worth naming: those of at least a weight, and the largest in any case, scaled to sum
     * to 1.
     *
     * @param theta the engine's weights, in its order, summing to 1
     * @param order for each published number the engine's, as {@link TopicOrder#of}
     * @param least the smallest weight to name, 0 to below 1
     * @return by weight descending, then topic ascending
     */
    public static List<TopicShare> named(double[] theta, int[] order, double least) {
        List<TopicShare> all = new ArrayList<>();
        for (int topic = 0; topic < order.length; topic++) {
            all.add(new TopicShare(topic, theta[order[topic]]));
        }
        all.sort(BY_WEIGHT);
        List<TopicShare> kept = new ArrayList<>(all.subList(0, 1));
        all.stream()
                .skip(1)
                .filter(share -> share.weight > 0 && share.weight >= least)
                .forEach(kept::add);
        double sum = kept.stream().mapToDouble(TopicShare::weight).sum();
        return kept.stream()
                .map(share -> new TopicShare(share.topic, share.weight / sum))
                .sorted(BY_WEIGHT)
                .toList();
    }
}
