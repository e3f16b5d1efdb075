package dev.broadsheet.bench;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.text.LuceneTerms;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The articles of a corpus as sequences of numbered terms, in a file that every engine reads: a line an article, of its label (the
 * folder it lay in), its {@code doc_id} and its terms; and a file of the terms.
 *
 * @param labels of each article
 * @param docIds of each article
 * @param documents terms of each article, in order
 * @param terms by number
 */
record TokenFile(List<String> labels, List<String> docIds, List<int[]> documents, List<String> terms) {

    private static final int LEAST_DOCUMENTS = 10;
    private static final double LARGEST_SHARE = 0.2;
    private static final int LONGEST_TOKEN = 64;

    /** Articles that engines are trained on; the others are held out. */
    private static final double TRAINED_SHARE = 0.85;

    /** From the table of articles, in the order of {@code doc_id}, by the product's own analysis. */
    static void make(Path warehouse, Path file) throws IOException {
        List<List<String>> texts = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        LuceneTerms analysis = new LuceneTerms(new AnalysisSettings(LONGEST_TOKEN, Set.of()));
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            for (Row row : spark.read()
                    .parquet(warehouse.resolve("current/articles").toString())
                    .where("is_representative")
                    .orderBy("doc_id")
                    .select("doc_id", "text", "input_path")
                    .collectAsList()) {
                List<String> words = new ArrayList<>();
                analysis.terms("", "en", row.getString(1), (stem, surface) -> words.add(stem));
                texts.add(words);
                String[] path = row.getString(2).split("/", -1);
                heads.add(path[Math.max(0, path.length - 2)] + '\t' + row.getString(0));
            }
        }
        write(file, heads, texts, numbers(texts));
    }

    private static Map<String, Integer> numbers(List<List<String>> texts) {
        Map<String, Integer> documents = new HashMap<>();
        texts.forEach(text -> new HashSet<>(text).forEach(word -> documents.merge(word, 1, Integer::sum)));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String word : new TreeSet<>(documents.keySet())) {
            int count = documents.get(word);
            if (count >= LEAST_DOCUMENTS && count <= LARGEST_SHARE * texts.size()) {
                numbers.put(word, numbers.size());
            }
        }
        return numbers;
    }

    private static void write(Path file, List<String> heads, List<List<String>> texts, Map<String, Integer> numbers)
            throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            for (int i = 0; i < texts.size(); i++) {
                StringBuilder line = new StringBuilder(heads.get(i)).append('\t');
                texts.get(i).stream().filter(numbers::containsKey).forEach(word -> line.append(numbers.get(word))
                        .append(' '));
                out.println(line);
            }
        }
        Files.write(terms(file), numbers.keySet());
    }

    static TokenFile read(Path file) throws IOException {
        TokenFile read =
                new TokenFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), Files.readAllLines(terms(file)));
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t", -1);
            int[] words = parts[2].isBlank()
                    ? new int[0]
                    : Arrays.stream(parts[2].trim().split(" ", -1))
                            .mapToInt(Integer::parseInt)
                            .toArray();
            if (words.length > 1) {
                read.labels.add(parts[0]);
                read.docIds.add(parts[1]);
                read.documents.add(words);
            }
        }
        return read;
    }

    private static Path terms(Path file) {
        return file.resolveSibling(file.getFileName() + ".terms");
    }

    int trained() {
        return (int) (documents.size() * TRAINED_SHARE);
    }

    /** The distinct words of an article, ascending. */
    int[] words(int article) {
        return Arrays.stream(documents.get(article)).sorted().distinct().toArray();
    }

    /** Tokens of each of an article's {@link #words}. */
    int[] counts(int article, int... words) {
        int[] counts = new int[words.length];
        for (int word : documents.get(article)) {
            counts[Arrays.binarySearch(words, word)]++;
        }
        return counts;
    }

    long trainedTokens() {
        return documents.subList(0, trained()).stream()
                .mapToLong(words -> words.length)
                .sum();
    }
}
