package dev.broadsheet.lda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Documents for tests, and the topics of their tokens put back in the order of documents. */
final class Corpora {

    /** Topics that documents have room for. */
    private static final int TOPICS = 300;

    private Corpora() {}

    /** Documents named d0, d1 and so on, each a sequence of words. */
    static TokenBlock block(int[]... documents) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < documents.length; i++) {
            names.add("d" + i);
        }
        return block(names, Arrays.asList(documents));
    }

    static TokenBlock block(List<String> names, List<int[]> documents) {
        TokenBlock.Builder builder = new TokenBlock.Builder(TOPICS);
        for (int i = 0; i < documents.size(); i++) {
            int[] words = Arrays.stream(documents.get(i)).sorted().distinct().toArray();
            int[] counts = new int[words.length];
            for (int word : documents.get(i)) {
                counts[Arrays.binarySearch(words, word)]++;
            }
            builder.add(names.get(i), words, counts);
        }
        return builder.build();
    }

    /** By name of document, the topics of its tokens in the order of words. */
    static Map<String, List<Short>> topics(TokenBlock block) {
        Map<String, List<Short>> topics = new TreeMap<>();
        for (int token = 0; token < block.tokenCount(); token++) {
            topics.computeIfAbsent(block.docId(block.documents()[token]), name -> new ArrayList<>())
                    .add(block.topics()[token]);
        }
        return topics;
    }

    /**
     * Documents that the model itself makes: topics of distinct words with falling probabilities, documents with weights drawn from
     * a symmetric Dirichlet distribution.
     */
    static List<int[]> planted(int documents, int topics, int wordsOfTopic, int length, double alpha, long seed) {
        Random random = new Random(seed);
        List<int[]> made = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            double[] theta = GeneratedDocuments.dirichlet(topics, alpha, random);
            int[] words = new int[length];
            for (int j = 0; j < length; j++) {
                words[j] = GeneratedDocuments.draw(theta, random) * wordsOfTopic + zipf(wordsOfTopic, random);
            }
            made.add(words);
        }
        return made;
    }

    private static int zipf(int size, Random random) {
        double sum = 0;
        for (int i = 1; i <= size; i++) {
            sum += 1.0 / i;
        }
        double left = random.nextDouble() * sum;
        int at = 0;
        while (at + 1 < size && left >= 1.0 / (at + 1)) {
            left -= 1.0 / (at + 1);
            at++;
        }
        return at;
    }
}
