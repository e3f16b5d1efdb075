package dev.broadsheet.warehouse;

import static dev.broadsheet.warehouse.WrittenTables.A;
import static dev.broadsheet.warehouse.WrittenTables.article;
import static dev.broadsheet.warehouse.WrittenTables.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.parquet.TableFile;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.warehouse.Manifest.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that another writer made, or that suffered since. */
class DamagedFilesTest {

    private static final byte[] NO_TEXT = {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80};

    @TempDir
    private Path folder;

    private WrittenTables tables = new WrittenTables(Path.of(""));

    @BeforeEach
    void right() {
        tables = WrittenTables.right(folder);
    }

    @Test
    void invalidTextInAPlainPage() throws IOException {
        tables.put(Articles.TABLE, List.of(article(A, NO_TEXT)));
        assertThat(coded(Articles.TABLE, "text")).isFalse();
        breaks("articles", "valid UTF-8 in text", "part-0.parquet");
    }

    @Test
    void invalidTextInADictionary() throws IOException {
        tables.put(
                Vocabulary.TABLE,
                IntStream.range(0, 1000)
                        .mapToObj(i -> WrittenTables.term(i, NO_TEXT))
                        .toList());
        assertThat(coded(Vocabulary.TABLE, "term")).isTrue();
        breaks("vocabulary", "valid UTF-8 in term");
    }

    @Test
    void invalidTextWithinAList() throws IOException {
        write(
                Topics.TABLE,
                TableFile.schema(Topics.TABLE),
                CompressionCodecName.ZSTD,
                WriterVersion.PARQUET_1_0,
                row -> row(row).addGroup("top_terms")
                        .addGroup("list")
                        .append("element", Binary.fromConstantByteArray(NO_TEXT)));
        breaks("topics", "valid UTF-8 in top_terms");
    }

    @ParameterizedTest
    @EnumSource
    void optionalColumnsWithoutNullsAndBothPageFormatsPass(WriterVersion version) throws IOException {
        write(
                Topics.TABLE,
                schema(text -> text.replace("required", "optional")),
                CompressionCodecName.ZSTD,
                version,
                row -> row(row).addGroup("top_terms"));
        tables.ignore(TopicTerms.TABLE);
        tables.ignore(ArticleTopics.TABLE);
        assertThat(tables.verify()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nullsWhereThereMustBeNone(WriterVersion version) throws IOException {
        MessageType optional = schema(text -> text.replace("required", "optional"));
        write(Topics.TABLE, optional, CompressionCodecName.ZSTD, version, row -> row.append("topic_id", 0)
                .append("language", "en"));
        breaks("topics", "no nulls in label", "found 1 in");
        write(Topics.TABLE, optional, CompressionCodecName.ZSTD, version, row -> row(row));
        breaks("topics", "no nulls in top_terms", "found 1 in");
        write(Topics.TABLE, optional, CompressionCodecName.ZSTD, version, row -> row(row).addGroup("top_terms")
                .addGroup("list"));
        breaks("topics", "no nulls in top_terms", "found 1 in");
    }

    @Test
    void aSchemaThatIsNotTheTables() throws IOException {
        write(schema(text -> text.replace("required double exclusivity;", "")));
        breaks("topics", "schema", "Expected required double exclusivity, found required double effective_terms");
        write(schema(text -> text.replace("int32 topic_id", "int64 topic_id")));
        breaks("topics", "schema", "Expected required int32 topic_id, found required int64 topic_id");
        write(schema(text -> text.replace("label (STRING)", "label")));
        breaks("topics", "schema", "Expected required binary label (STRING), found required binary label");
        write(schema(text -> text.replace("required binary element", "required int64 element")
                .replace("element (STRING)", "element")));
        breaks("topics", "schema", "top_terms");
        write(schema(text -> text.substring(0, text.lastIndexOf('}')) + "required int96 when; }"));
        breaks("topics", "schema", "Expected no further column, found required int96 when");
    }

    @Test
    void anotherCompression() throws IOException {
        write(
                Topics.TABLE,
                TableFile.schema(Topics.TABLE),
                CompressionCodecName.SNAPPY,
                WriterVersion.PARQUET_1_0,
                row -> row(row).addGroup("top_terms"));
        breaks("topics", "compressed with zstd", "found SNAPPY in the column topic_id");
    }

    @Test
    void aMissingBloomFilter() throws IOException {
        write(
                Vocabulary.TABLE,
                TableFile.schema(Vocabulary.TABLE),
                CompressionCodecName.ZSTD,
                WriterVersion.PARQUET_1_0,
                row -> row.append("term_id", 0)
                        .append("term", "t")
                        .append("stem", "t")
                        .append("language", "en")
                        .append("document_frequency", 1L)
                        .append("collection_frequency", 1L)
                        .append("idf", 1.0));
        breaks("vocabulary", "bloom filter on term");
    }

    @Test
    void aDamagedPage() throws IOException {
        tables.put(Rejects.TABLE, List.of(RowFactory.create("in/x", 0L, "read", "EMPTY", "m", "e")));
        byte[] bytes = Files.readAllBytes(local(Rejects.TABLE));
        bytes[60] ^= 1;
        Files.write(local(Rejects.TABLE), bytes);
        breaks("rejects", "can be read", "part-0.parquet");
        Files.write(local(Rejects.TABLE), new byte[100]);
        breaks("rejects", "can be read", "is not a Parquet file");
    }

    @Test
    void oneTopicWithoutTermsPasses() {
        tables.put(Topics.TABLE, List.of(topic(0, 0.5, List.of()), topic(1, 0.5, List.of("fish"))));
        assertThat(tables.verify()).isNotEmpty();
    }

    /** Dictionaries end with their row group: the same place in the next one's is another word. */
    @Test
    void rulesHoldAcrossRowGroups() throws IOException {
        rejects(i -> "in/%05d".formatted(i / 300));
        try (ParquetFileReader reader = TableFile.open(tables.file(Rejects.TABLE, 0), new Configuration(false))) {
            assertThat(reader.getRowGroups()).hasSizeGreaterThan(2);
        }
        assertThat(tables.verify()).contains(new Check("rejects", "row count by footers", "2000"));
        rejects(i -> i < 1900 ? "in/%05d".formatted(i / 300) : "in/");
        breaks("rejects", "sorted by [input_path, input_offset]", "in/, 1900 in row 1900");
    }

    private void rejects(IntFunction<String> path) throws IOException {
        tables.clear(Rejects.TABLE);
        Files.createDirectories(local(Rejects.TABLE).getParent());
        MessageType schema = TableFile.schema(Rejects.TABLE);
        SimpleGroupFactory rows = new SimpleGroupFactory(schema);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(local(Rejects.TABLE)))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(1000L)
                .build()) {
            for (int i = 0; i < 2000; i++) {
                writer.write(rows.newGroup()
                        .append("input_path", path.apply(i))
                        .append("input_offset", (long) i)
                        .append("stage", "read")
                        .append("reason", "EMPTY")
                        .append("message", "m" + i)
                        .append("excerpt", ""));
            }
        }
        tables.expect(Rejects.TABLE, 2000);
    }

    private static MessageType schema(UnaryOperator<String> change) {
        return MessageTypeParser.parseMessageType(
                change.apply(TableFile.schema(Topics.TABLE).toString()));
    }

    private void write(MessageType schema) throws IOException {
        write(Topics.TABLE, schema, CompressionCodecName.ZSTD, WriterVersion.PARQUET_1_0, row -> {});
    }

    /** Writes one row, or none if it is left empty. */
    private void write(
            Table table, MessageType schema, CompressionCodecName codec, WriterVersion version, Consumer<Group> fill)
            throws IOException {
        tables.clear(table);
        Files.createDirectories(local(table).getParent());
        SimpleGroupFactory rows = new SimpleGroupFactory(schema);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(local(table)))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(codec)
                .withWriterVersion(version)
                .build()) {
            Group row = rows.newGroup();
            fill.accept(row);
            if (row.getType().getFields().stream()
                    .anyMatch(field -> row.getFieldRepetitionCount(field.getName()) > 0)) {
                writer.write(row);
            }
        }
        tables.expect(table, 1);
    }

    /** The plain columns of the only topic, and its articles. */
    private static Group row(Group row) {
        row.append("topic_id", 0).append("language", "en").append("label", "l").append("prevalence", 1.0);
        for (String figure :
                List.of("token_count", "coherence_npmi", "exclusivity", "effective_terms", "document_entropy")) {
            row.append(figure, 1.0);
        }
        row.addGroup("representative_doc_ids").addGroup("list").append("element", A);
        return row;
    }

    private Path local(Table table) {
        return Path.of(tables.file(table, 0).toUri().getPath());
    }

    private boolean coded(Table table, String column) throws IOException {
        try (ParquetFileReader reader = TableFile.open(tables.file(table, 0), new Configuration(false))) {
            return reader.getRowGroups().get(0).getColumns().stream()
                    .filter(chunk -> chunk.getPath().toDotString().equals(column))
                    .allMatch(chunk -> !chunk.getEncodingStats().hasNonDictionaryEncodedPages());
        }
    }

    private void breaks(String table, String... words) {
        assertThatThrownBy(tables::verify)
                .isInstanceOf(VerificationFailure.class)
                .hasMessageContaining("The table " + table + " was read back")
                .hasMessageContainingAll(words);
    }
}
