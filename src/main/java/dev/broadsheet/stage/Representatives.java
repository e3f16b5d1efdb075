package dev.broadsheet.stage;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;

/**
 * The articles with most of each topic: by weight descending, then tokens descending, then doc_id ascending. At most so many for each topic,
 * on the driver.
 */
final class Representatives implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int most;
    private final Map<Integer, List<Holder>> holders = new HashMap<>();

    private Representatives(int most) {
        this.most = most;
    }

    /** An article that has some of a topic. */
    private record Holder(String docId, int length, double weight) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        static final Comparator<Holder> FIRST = Comparator.comparingDouble(Holder::weight)
                .reversed()
                .thenComparing(Comparator.comparingInt(Holder::length).reversed())
                .thenComparing(Holder::docId);
    }

    /**
     * Finds them, in one pass.
     *
     * @return doc_ids by published topic; topics that stand in no article are missing
     */
    static Map<Integer, List<String>> of(JavaRDD<SharedArticle> articles, int most) {
        Representatives found = articles.mapPartitions(some -> among(some, most))
                .fold(new Representatives(most), Representatives::plus);
        return found.holders.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        topic -> topic.getValue().stream().map(Holder::docId).toList()));
    }

    private static Iterator<Representatives> among(Iterator<SharedArticle> articles, int most) {
        Representatives found = new Representatives(most);
        articles.forEachRemaining(found::add);
        return List.of(found).iterator();
    }

    private void add(SharedArticle article) {
        for (int i = 0; i < article.topicIds().length; i++) {
            add(article.topicIds()[i], new Holder(article.docId(), article.length(), article.weights()[i]));
        }
    }

    private void add(int topic, Holder holder) {
        List<Holder> best = holders.computeIfAbsent(topic, any -> new ArrayList<>());
        int place = best.size();
        while (place > 0 && Holder.FIRST.compare(holder, best.get(place - 1)) < 0) {
            place--;
        }
        if (place < most) {
            best.add(place, holder);
            if (best.size() > most) {
                best.remove(most);
            }
        }
    }

    /** Of both; neither is changed. */
    private Representatives plus(Representatives other) {
        Representatives both = new Representatives(most);
        for (Representatives one : List.of(this, other)) {
            one.holders.forEach((topic, some) -> some.forEach(holder -> both.add(topic, holder)));
        }
        return both;
    }
}
