package dev.broadsheet.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Articles written from known topics. Topic k owns fourteen words, {@code k0} to {@code kd} in hexadecimal, drawn with
 * weights falling linearly from 14 to 1.
 */
final class PlantedTopics {

    static final int TOPICS = 5;

    private static final int OWN = 14;

    private PlantedTopics() {}

    /** Articles of 40 to 79 words: nine tenths of one topic, a tenth of another. */
    static SmallCorpus corpus(int articles, long seed) {
        return add(new SmallCorpus(SmallCorpus.WORDS), "en", articles, seed);
    }

    /** The same articles, of the same words, in some language. */
    static SmallCorpus add(SmallCorpus corpus, String language, int articles, long seed) {
        Random random = new Random(seed);
        for (int article = 0; article < articles; article++) {
            int main = article % TOPICS;
            int other = random.nextInt(TOPICS);
            List<String> words = new ArrayList<>();
            int length = 40 + random.nextInt(40);
            for (int i = 0; i < length; i++) {
                words.add(word(random.nextInt(10) == 0 ? other : main, random));
            }
            Collections.shuffle(words, random);
            corpus.add(docId(language, article), language, String.join(" ", words));
        }
        return corpus;
    }

    /** Name of an article; its planted topic is its number modulo {@link #TOPICS}. */
    static String docId(String language, int article) {
        long number = article * 2_654_435_761L;
        return String.format("%032x", language.equals("en") ? number : (long) language.hashCode() << 40 | number);
    }

    private static String word(int topic, Random random) {
        int die = random.nextInt(OWN * (OWN + 1) / 2);
        int place = 0;
        for (int weight = OWN; die >= weight; weight--) {
            die -= weight;
            place++;
        }
        return topicName(topic) + Integer.toHexString(place);
    }

    private static String topicName(int topic) {
        return "topic" + topic + "word";
    }

    /** True probability of a word given its topic: (14 - place) / 105; 0 for words of others. */
    private static double truth(int topic, String word) {
        if (!word.startsWith(topicName(topic))) {
            return 0;
        }
        int place = Integer.parseInt(word.substring(topicName(topic).length()), 16);
        return (OWN - place) / (OWN * (OWN + 1) / 2.0);
    }

    /**
     * How well fitted topics match the planted ones: the smallest, over planted topics, of the largest cosine with a fitted
     * topic. 1 when every planted topic was found.
     *
     * @param topicTerms the published table
     */
    static double recovery(Dataset<Row> topicTerms) {
        Map<Integer, Map<String, Double>> fitted = topicTerms.collectAsList().stream()
                .collect(Collectors.groupingBy(
                        row -> row.getInt(0), Collectors.toMap(row -> row.getString(3), row -> row.getDouble(4))));
        double worst = 1;
        for (int topic = 0; topic < TOPICS; topic++) {
            int planted = topic;
            double best = fitted.values().stream()
                    .mapToDouble(terms -> cosine(planted, terms))
                    .max()
                    .orElse(0);
            worst = Math.min(worst, best);
        }
        return worst;
    }

    private static double cosine(int topic, Map<String, Double> terms) {
        double product = 0;
        double truth = 0;
        for (int place = 0; place < OWN; place++) {
            String word = topicName(topic) + Integer.toHexString(place);
            product += truth(topic, word) * terms.getOrDefault(word, 0.0);
            truth += truth(topic, word) * truth(topic, word);
        }
        double norm = terms.values().stream().mapToDouble(p -> p * p).sum();
        return product / Math.sqrt(truth * norm);
    }
}
