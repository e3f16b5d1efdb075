package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.SharedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nearly equal articles and parts of articles, planted among others, from raw texts to tables. */
class NearDuplicatesIT {

    @TempDir
    private Path folder;

    private final List<String> records = new ArrayList<>();

    private void record(String id, Optional<String> date, String text) {
        String dated = date.map(day -> ", \"date\": \"" + day + "\"").orElse("");
        records.add("{\"id\": \"" + id + "\", \"title\": \"" + id + "\", \"text\": \"" + text + "\"" + dated + "}\n");
    }

    private void record(String id, String text) {
        record(id, Optional.empty(), text);
    }

    private JobTester written() {
        return new JobTester(folder).file("wire.jsonl", String.join("", records));
    }

    private JobTester.Ended ingest(String... more) {
        JobTester.Ended ended = written().job("ingest", more);
        assertThat(ended.code()).as(ended.reports()).isZero();
        return ended;
    }

    private List<Row> rows(String table, String... columns) {
        return SharedSession.get()
                .read()
                .parquet(folder.resolve("warehouse/current/" + table).toString())
                .selectExpr(columns)
                .collectAsList();
    }

    /** The native id of what stands for each article. */
    private Map<String, String> representatives() {
        List<Row> articles = rows("articles", "native_id", "duplicate_cluster", "is_representative");
        Map<String, String> ofCluster = articles.stream()
                .filter(row -> row.getBoolean(2))
                .collect(Collectors.toMap(row -> row.getString(1), row -> row.getString(0)));
        return articles.stream()
                .collect(Collectors.toMap(
                        row -> row.getString(0), row -> ofCluster.get(row.getString(1)), (a, b) -> a, TreeMap::new));
    }

    private static String words(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(i -> "w" + Integer.toString(random.nextInt(3_000), Character.MAX_RADIX))
                .collect(Collectors.joining(" "));
    }

    private static String edited(String text, double rate, Random random) {
        return Arrays.stream(text.split(" ", -1))
                .map(word -> random.nextDouble() < rate ? "e" + random.nextInt(100_000) : word)
                .collect(Collectors.joining(" "));
    }

    /** Jaccard of runs of three words, by sets of strings. */
    private static double jaccard(String one, String other) {
        Set<String> a = triples(one);
        Set<String> b = triples(other);
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return (double) both.size() / (a.size() + b.size() - both.size());
    }

    private static Set<String> triples(String text) {
        String[] words = text.split(" ", -1);
        return IntStream.range(0, words.length - 2)
                .mapToObj(i -> words[i] + " " + words[i + 1] + " " + words[i + 2])
                .collect(Collectors.toSet());
    }

    @Test
    void editedCopiesAreFoundAndNothingElse() {
        Random random = new Random(5);
        Map<String, Double> similar = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            String text = words(120 + i, random);
            String copy = edited(text, i % 15 / 100.0, random);
            record("story" + i, text);
            record("copy" + i, copy);
            if (!text.equals(copy)) {
                similar.put("copy" + i, jaccard(text, copy));
            }
        }
        ingest();
        Map<String, Double> found = pairs();
        Map<String, Double> near = new TreeMap<>(similar);
        near.values().removeIf(jaccard -> jaccard < 0.7);
        // the bands are laid out to find 97 in 100 of the pairs that are just similar enough, more of the others
        assertThat(near).hasSizeGreaterThan(100);
        assertThat(found.keySet()).isSubsetOf(near.keySet());
        assertThat(found.size()).isGreaterThanOrEqualTo((int) Math.ceil(0.97 * near.size()));
        found.forEach((copy, jaccard) -> assertThat(jaccard).isCloseTo(near.get(copy), within(1e-9)));
    }

    private Map<String, Double> pairs() {
        Map<String, String> names = rows("articles", "doc_id", "native_id").stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
        Map<String, Double> found = new TreeMap<>();
        for (Row row : rows("duplicate_pairs", "doc_id", "other_doc_id", "jaccard", "kind")) {
            if (row.getString(3).equals("near")) {
                List<String> both = List.of(names.get(row.getString(0)), names.get(row.getString(1)));
                String copy = both.stream()
                        .filter(name -> name.startsWith("copy"))
                        .findFirst()
                        .orElseThrow();
                assertThat(both).contains(copy.replace("copy", "story"));
                found.put(copy, row.getDouble(2));
            }
        }
        return found;
    }

    @Test
    void theEarliestStandsForItsClusterDirectlyOrNot() {
        Random random = new Random(6);
        String first = words(300, random);
        String second = edited(first, 0.04, random);
        String third = edited(second, 0.03, random);
        String fourth = edited(third, 0.03, random);
        assertThat(jaccard(first, fourth)).isLessThan(0.7);
        record("fourth", Optional.of("2024-03-04"), fourth);
        record("second", Optional.of("2024-03-02"), second);
        record("third", Optional.of("2024-03-01"), third);
        record("undated", first);
        record("again", Optional.of("2024-03-09"), third);
        record("other", Optional.of("2020-01-01"), words(300, random));
        JobTester.Ended ended = ingest();
        assertThat(ended.output()).contains("Read 6 records: 2 kept, 4 duplicates, 0 rejected");
        assertThat(representatives())
                .isEqualTo(Map.of(
                        "fourth", "third",
                        "second", "third",
                        "third", "third",
                        "undated", "third",
                        "again", "third",
                        "other", "other"));
    }

    @Test
    void onlyWhatStandsForItsClusterIsCounted() {
        Random random = new Random(7);
        for (int i = 0; i < 5; i++) {
            String text = words(200, random) + " trawler";
            record("story" + i, text);
            record("copy" + i, text + " once more");
        }
        JobTester.Ended ended = written().job("tfidf", "--set", "phrases.most=0");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(rows("vocabulary", "term", "document_frequency"))
                .filteredOn(row -> row.getString(0).equals("trawler"))
                .singleElement()
                .satisfies(row -> assertThat(row.getLong(1)).isEqualTo(5));
        assertThat(rows("articles", "text")).hasSize(10);
    }

    @Test
    void everyScript() {
        Map<String, IntFunction<String>> scripts = Map.of(
                "hanzi", i -> Character.toString(0x4E00 + i % 900),
                "kana", i -> Character.toString(0x3041 + i % 80),
                "thai", i -> Character.toString(0x0E01 + i % 46),
                "khmer", i -> Character.toString(0x1780 + i % 33),
                "hangul", i -> " 한" + Character.toString(0xAC00 + i % 2000) + "국",
                "cyrillic", i -> " с" + Character.toString(0x0430 + i % 32) + Character.toString(0x0430 + i / 7 % 32),
                "arabic", i -> " س" + Character.toString(0x0621 + i % 26) + Character.toString(0x0621 + i / 7 % 26),
                "devanagari",
                        i -> " क" + Character.toString(0x0915 + i % 36) + "ि" + Character.toString(0x0915 + i / 7 % 36),
                "vietnamese", i -> " đ" + "ạảấầẩẫậắằ".charAt(i % 9) + Integer.toString(i % 97, 36));
        Random random = new Random(8);
        scripts.forEach((name, letter) -> {
            for (String copy : List.of("a", "b")) {
                Random same = new Random(name.hashCode());
                String text = same.ints(600, 0, 10_000).mapToObj(letter).collect(Collectors.joining());
                int at = text.offsetByCodePoints(0, 400);
                record(
                        name + copy,
                        copy.equals("a")
                                ? text
                                : text.substring(0, at) + letter.apply(random.nextInt(99)) + text.substring(at));
            }
        });
        ingest();
        assertThat(representatives()).hasSize(2 * scripts.size()).allSatisfy((name, representative) -> assertThat(
                        representative)
                .startsWith(name.substring(0, name.length() - 1)));
        assertThat(new HashSet<>(representatives().values())).hasSameSizeAs(scripts.keySet());
        assertThat(rows("duplicate_pairs", "kind")).hasSameSizeAs(scripts.keySet());
    }

    @Test
    void partsAreReportedAndStayArticles() {
        Random random = new Random(9);
        String wire = words(400, random);
        record("wire", wire);
        record("page", words(700, random) + " " + edited(wire, 0.01, random) + " " + words(600, random));
        record("quoting", words(500, random) + " " + wire.substring(0, 120) + " " + words(500, random));
        ingest();
        Map<String, String> names = rows("articles", "doc_id", "native_id").stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
        assertThat(rows("duplicate_pairs", "doc_id", "other_doc_id", "kind", "jaccard", "containment"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(names.get(row.getString(0))).isEqualTo("wire");
                    assertThat(names.get(row.getString(1))).isEqualTo("page");
                    assertThat(row.getString(2)).isEqualTo("part");
                    assertThat(row.getDouble(3)).isBetween(0.15, 0.3);
                    assertThat(row.getDouble(4)).isBetween(0.9, 1.0);
                });
        assertThat(representatives())
                .allSatisfy((name, representative) -> assertThat(representative).isEqualTo(name));
    }

    @Test
    void manyCopiesOfOneStoryAreBoundedWork() {
        Random random = new Random(10);
        String wire = words(150, random);
        int copies = 3_000;
        for (int i = 0; i < copies; i++) {
            record("copy" + i, wire + " as printed in paper number " + i);
        }
        record("other", words(150, random));
        JobTester.Ended ended = ingest();
        assertThat(ended.output()).contains("Read 3,001 records: 2 kept, 2,999 duplicates, 0 rejected");
        Map<Object, Object> metrics = rows("run_stages", "stage", "metrics").stream()
                .filter(row -> row.getString(0).equals("resolve-duplicates"))
                .findFirst()
                .orElseThrow()
                .getJavaMap(1);
        // all pairs would be four and a half million; of 25 bands and some runs each gives two of a copy at most
        assertThat((double) metrics.get("compared_pairs")).isBetween(copies - 1.0, 20.0 * copies);
        assertThat((double) metrics.get("copies")).isEqualTo(copies - 1);
    }

    @Test
    void nothingStandsTwice() {
        Random random = new Random(11);
        for (int i = 0; i < 30; i++) {
            record("story" + i, words(100, random));
        }
        record("short", "too short");
        record("shorter", "short");
        JobTester.Ended ended = ingest();
        assertThat(ended.output()).contains("Read 32 records: 32 kept, 0 duplicates, 0 rejected");
        assertThat(rows("duplicate_pairs", "kind")).isEmpty();
    }

    @Test
    void nearlyEqualIsNotLookedForWhereItIsNotWanted() {
        Random random = new Random(12);
        String text = words(200, random);
        record("story", text);
        record("copy", text + " once more");
        record("same", text);
        JobTester.Ended ended = ingest("--set", "duplicates.near=false");
        assertThat(ended.output()).contains("Read 3 records: 2 kept, 1 duplicate, 0 rejected");
        assertThat(rows("duplicate_pairs", "kind")).isEmpty();
    }

    @Test
    void threadsAndPartitionsDoNotChangeABit() throws IOException {
        Random random = new Random(13);
        for (int i = 0; i < 120; i++) {
            String text = words(150, random);
            record("story" + i, text);
            for (int copy = 0; copy < i % 12; copy++) {
                record("story" + i + "copy" + copy, edited(text, 0.02, random));
            }
        }
        JobTester one = new JobTester(folder.resolve("one")).file("wire.jsonl", String.join("", records));
        JobTester many = new JobTester(folder.resolve("many")).file("wire.jsonl", String.join("", records));
        // the table inputs says when a file was changed last
        Files.setLastModifiedTime(
                folder.resolve("many/corpus/wire.jsonl"),
                Files.getLastModifiedTime(folder.resolve("one/corpus/wire.jsonl")));
        JobTester.Ended single = one.job("ingest", "--set", "spark.master=local[1]", "--set", "run.partitions=1");
        JobTester.Ended spread = many.job("ingest", "--set", "run.partitions=64", "--set", "run.split-bytes=4096");
        assertThat(single.code()).as(single.reports()).isZero();
        assertThat(spread.code()).as(spread.reports()).isZero();
        assertThat(many.digest()).isEqualTo(one.digest());
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        record("story", "some text");
        JobTester.Ended ended = written().job("ingest", "--set", "duplicates.similarity=0.1");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.reports()).contains("duplicates.similarity", "0.1", "a similarity from 0.3 to 1");
        JobTester.Ended contained = written().job("ingest", "--set", "duplicates.containment=1.5");
        assertThat(contained.code()).isEqualTo(2);
        assertThat(contained.reports()).contains("duplicates.containment", "1.5", "a share above 0 to 1");
        JobTester.Ended least = written().job("ingest", "--set", "duplicates.least-shingles=0");
        assertThat(least.code()).isEqualTo(2);
        assertThat(least.reports()).contains("duplicates.least-shingles", "at least 1");
        JobTester.Ended near = written().job("ingest", "--set", "duplicates.near=perhaps");
        assertThat(near.code()).isEqualTo(2);
        assertThat(near.reports()).contains("duplicates.near", "perhaps");
    }
}
