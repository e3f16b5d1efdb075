package dev.broadsheet.stage;

import dev.broadsheet.text.TermSink;
import dev.broadsheet.text.TermSource;
import dev.broadsheet.topic.PhraseCounts;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounter;
import dev.broadsheet.topic.WindowCounts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts, in one pass over the texts, the windows that hold the top terms of topics, and the phrases that these make. */
final class CountWindows {

    private CountWindows() {}

    /**
     * Counts over all modelled articles.
     *
     * @param articles source, language and text of each
     * @param stems stem of each tracked term, by its place
     */
    static Counted of(Dataset<Row> articles, List<String> stems, TermPairs tracked, TermSource analysis) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < stems.size(); place++) {
            places.put(stems.get(place), place);
        }
        JavaSparkContext context = new JavaSparkContext(articles.sparkSession().sparkContext());
        Broadcast<Window> window = context.broadcast(new Window(tracked, places));
        Counted counts = articles.select("source", "language", "text")
                .toJavaRDD()
                .mapPartitions(
                        rows -> List.of(count(rows, window.value(), analysis)).iterator())
                .fold(
                        new Counted(
                                new WindowCounter(tracked, WindowCounter.WIDTH).counts(), PhraseCounts.none(tracked)),
                        Counted::plus);
        window.destroy();
        return counts;
    }

    /** What a task needs to know. */
    private record Window(TermPairs tracked, Map<String, Integer> places) implements java.io.Serializable {}

    /** What was counted of some articles. */
    record Counted(WindowCounts windows, PhraseCounts phrases) implements java.io.Serializable {

        Counted plus(Counted other) {
            return new Counted(windows.plus(other.windows), phrases.plus(other.phrases));
        }
    }

    private static Counted count(Iterator<Row> articles, Window window, TermSource analysis) {
        WindowCounter counter = new WindowCounter(window.tracked, WindowCounter.WIDTH);
        PhraseCounts phrases = PhraseCounts.none(window.tracked);
        Places places = new Places(window.places);
        while (articles.hasNext()) {
            Row article = articles.next();
            places.length = 0;
            analysis.terms(article.getString(0), article.getString(1), article.getString(2), places);
            counter.add(places.sequence, places.length);
            phrases.add(window.tracked, places.sequence, places.length);
        }
        return new Counted(counter.counts(), phrases);
    }

    /** The places of a text's terms, in order. */
    private static final class Places implements TermSink {
        private final Map<String, Integer> places;
        private int[] sequence = new int[1024];
        private int length;

        Places(Map<String, Integer> places) {
            this.places = places;
        }

        @Override
        public void term(String stem, String surface) {
            if (length == sequence.length) {
                sequence = Arrays.copyOf(sequence, 2 * length);
            }
            sequence[length++] = places.getOrDefault(stem, TermPairs.ABSENT);
        }
    }
}
