package dev.broadsheet.stage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The topics of each model.
 *
 * @param byLanguage topic_ids of each model's topics, ascending
 */
record ModelledTopics(Map<String, List<Integer>> byLanguage) implements Serializable {

    /**
     * Which of its model's topics a topic is.
     *
     * @param language of the model
     * @param at from 0, by topic_id
     * @param of topics of the model
     */
    record Place(String language, int at, int of) implements Serializable {}

    ModelledTopics {
        byLanguage = new TreeMap<>(byLanguage);
    }

    /** Of {@code table.Topics}, which fits the driver. */
    static ModelledTopics of(Dataset<Row> topics) {
        Map<String, List<Integer>> ids = new TreeMap<>();
        topics.select("language", "topic_id")
                .orderBy("topic_id")
                .collectAsList()
                .forEach(row -> ids.computeIfAbsent(row.getString(0), any -> new ArrayList<>())
                        .add(row.getInt(1)));
        return new ModelledTopics(ids);
    }

    /** Places by topic_id. */
    Map<Integer, Place> places() {
        Map<Integer, Place> places = new HashMap<>();
        byLanguage.forEach((language, ids) -> {
            for (int at = 0; at < ids.size(); at++) {
                places.put(ids.get(at), new Place(language, at, ids.size()));
            }
        });
        return places;
    }

    List<Integer> of(String language) {
        return byLanguage.get(language);
    }
}
