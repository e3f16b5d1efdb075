package dev.broadsheet.warehouse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.TableFile;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.warehouse.Manifest.Check;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Tables of a few rows as files in a folder, all of them right at first, and their verification as executors would do it. */
final class WrittenTables {

    static final String A = "a".repeat(32);
    static final String B = "b".repeat(32);
    static final String C = "c".repeat(32);

    private static final Configuration CONFIGURATION = new Configuration(false);

    private final Path folder;
    private final Map<Table, Long> expected = new LinkedHashMap<>();
    private final Map<String, Set<String>> kept = new HashMap<>();

    WrittenTables(Path folder) {
        this.folder = folder;
    }

    /** A small corpus in which every rule holds. */
    static WrittenTables right(Path folder) {
        WrittenTables tables = new WrittenTables(folder);
        tables.put(Articles.TABLE, List.of(article(A, "One."), article(B, "Two.")), List.of(article(C, "Drei – 三.")));
        tables.put(Rejects.TABLE, List.of(RowFactory.create("in/x", 0L, "read", "EMPTY", "nothing in it", "")));
        tables.put(Vocabulary.TABLE, List.of(term(0, "fish"), term(1, "sea")));
        tables.put(
                TfIdf.TABLE,
                List.of(weight(A, 1, 0.8, 1), weight(A, 0, 0.6, 2)),
                List.of(weight(C, 0, Math.sqrt(0.5), 1), weight(C, 1, Math.sqrt(0.5), 2)));
        tables.put(Topics.TABLE, List.of(topic(0, 0.75, List.of("fish", "sea")), topic(1, 0.25, List.of())));
        tables.put(TopicTerms.TABLE, List.of(topicTerm(0, 1, 0), topicTerm(0, 2, 1), topicTerm(1, 1, 1)));
        tables.put(
                ArticleTopics.TABLE,
                List.of(articleTopic(A, 1, 1, 0.7), articleTopic(A, 2, 0, 0.3)),
                List.of(articleTopic(C, 1, 0, 1.0)));
        return tables;
    }

    static Row article(String id, Object text) {
        return RowFactory.create(
                id,
                "src",
                null,
                "u",
                "t",
                null,
                null,
                "en",
                1.0,
                text,
                4,
                1,
                "h",
                id,
                true,
                "in/x",
                0L,
                "UTF-8",
                0,
                0.0,
                0.0,
                0.1,
                0.0,
                null,
                4.5,
                0.0,
                0.0,
                Map.of("section", List.of("Sport")),
                "");
    }

    static Row term(int id, Object term) {
        return RowFactory.create(id, term, term, "en", 2L, 3L, 1.5);
    }

    static Row weight(String id, int term, double weight, int rank) {
        return weight(id, term, "term " + term, weight, rank);
    }

    static Row weight(String id, int term, Object word, double weight, int rank) {
        return RowFactory.create(id, term, word, 1, weight, rank);
    }

    static Row articleTopic(String id, int rank, int topic, double weight) {
        return RowFactory.create(id, rank, topic, weight, List.of("fish"));
    }

    static Row topic(int id, double prevalence, List<?> terms) {
        return RowFactory.create(id, "en", "label", prevalence, 5.0, 0.1, 0.5, 2.0, 1.0, terms, List.of(A));
    }

    static Row topicTerm(int topic, int rank, int term) {
        return RowFactory.create(topic, rank, term, "term " + term, 0.5, 3.0, -0.5, false);
    }

    /** Writes a table anew, a file for each list of rows, and expects so many rows. */
    @SafeVarargs
    final void put(Table table, List<Row>... files) {
        clear(table);
        long rows = 0;
        for (int i = 0; i < files.length; i++) {
            List<RawCells> cells = files[i].stream().map(RawCells::new).toList();
            try {
                rows += TableFile.write(table, cells.iterator(), file(table, i), CONFIGURATION);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        expect(table, rows);
    }

    void expect(Table table, long rows) {
        expected.put(table, rows);
    }

    /** Says that some of a table's files are of an earlier run, which verified them. */
    void keep(Table table, int... numbers) {
        kept.put(
                table.name(),
                IntStream.of(numbers)
                        .mapToObj(number -> file(table, number).getName())
                        .collect(Collectors.toSet()));
    }

    /** Leaves a table out of what is verified; its files stay. */
    void ignore(Table table) {
        expected.remove(table);
    }

    org.apache.hadoop.fs.Path file(Table table, int number) {
        return new org.apache.hadoop.fs.Path(folder(table), "part-" + number + ".parquet");
    }

    private org.apache.hadoop.fs.Path folder(Table table) {
        return new org.apache.hadoop.fs.Path(folder.resolve(table.name()).toUri());
    }

    void clear(Table table) {
        try {
            org.apache.hadoop.fs.Path gone = folder(table);
            gone.getFileSystem(CONFIGURATION).delete(gone, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Check> verify() {
        return new Verification(
                        new Workers() {
                            @Override
                            public <R extends Serializable> List<R> run(List<? extends Work<R>> work) {
                                return away(work);
                            }
                        },
                        name -> Footers.files(
                                new org.apache.hadoop.fs.Path(
                                        folder.resolve(name).toUri()),
                                CONFIGURATION),
                        name -> kept.getOrDefault(name, Set.of()))
                .verify(expected);
    }

    /** A rule does not hold, and whoever reads of it is told where. */
    void breaks(String table, String... words) {
        assertThatThrownBy(this::verify)
                .isInstanceOf(VerificationFailure.class)
                .hasMessageContaining("The table " + table + " was read back")
                .hasMessageContainingAll(words);
    }

    /** Sends work and results through serialization, as Spark does. */
    private static <R extends Serializable> List<R> away(List<? extends Work<R>> work) {
        List<R> results = new ArrayList<>();
        for (Work<R> one : work) {
            try {
                results.add(copy(copy(one).run(CONFIGURATION)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return results;
    }

    @SuppressWarnings("unchecked") // a copy is of the class of the original
    private static <T extends Serializable> T copy(T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cells of a row; a string may be given as bytes that are none. */
    record RawCells(Row row) implements Cells {

        @Override
        public boolean isNull(int column) {
            return row.isNullAt(column);
        }

        @Override
        public int integer(int column) {
            return row.getInt(column);
        }

        @Override
        public long longInteger(int column) {
            return row.getLong(column);
        }

        @Override
        public double real(int column) {
            return row.getDouble(column);
        }

        @Override
        public boolean truth(int column) {
            return row.getBoolean(column);
        }

        @Override
        public Binary bytes(int column) {
            Object value = row.get(column);
            byte[] bytes = value instanceof byte[] raw ? raw : ((String) value).getBytes(StandardCharsets.UTF_8);
            return Binary.fromConstantByteArray(Arrays.copyOf(bytes, bytes.length));
        }

        @Override
        public Object nested(int column) {
            return row.get(column);
        }
    }
}
