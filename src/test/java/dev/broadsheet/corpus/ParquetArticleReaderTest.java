package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.reasons;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetArticleReaderTest {

    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            "message m { optional int64 id; optional binary text (STRING); optional binary body (STRING);"
                    + " optional int64 date (TIMESTAMP(MICROS,true)); optional group other { optional int32 x; }"
                    + " optional group tags (LIST) { repeated group list { optional binary element (STRING); } } optional int32 page; }");

    @TempDir
    private Path folder;

    private byte[] parquet = {};

    @BeforeEach
    void write() throws IOException {
        Path file = folder.resolve("a.parquet");
        SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(SCHEMA)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build()) {
            writer.write(rows.newGroup().append("id", 7L).append("text", "One").append("date", 1709633730000000L));
            writer.write(rows.newGroup().append("body", "Two"));
            writer.write(rows.newGroup().append("id", 9L));
            Group tagged = rows.newGroup().append("text", "Three").append("page", 4);
            Group tags = tagged.addGroup("tags");
            for (String tag : List.of("sea", "fish")) {
                tags.addGroup("list").append("element", tag);
            }
            writer.write(tagged);
        }
        parquet = Files.readAllBytes(file);
    }

    @Test
    void rowsAreArticles() {
        List<ReadRecord> records = setup().read("in/a.parquet", parquet);
        assertThat(texts(records)).containsExactly("One", "Two", "Three");
        assertThat(reasons(records)).containsExactly(RejectReason.MISSING_TEXT);
        Article first = articles(records).get(0);
        assertThat(first.nativeId()).contains("7");
        assertThat(first.publishedAt()).contains(Instant.parse("2024-03-05T10:15:30Z"));
        assertThat(articles(records).get(1).at()).isEqualTo(new Location("in/a.parquet", 1));
    }

    @Test
    void withinAnArchiveAndWithoutAName() {
        byte[] tar = Packed.gzip(Packed.tar(Map.of("d/part-0", parquet)));
        assertThat(texts(setup().read("in/a.tgz", tar))).containsExactly("One", "Two", "Three");
    }

    @Test
    void listsAndNumbersAreKeptAndGroupsAreNot() {
        List<Article> read = articles(setup().keep("tags", "tags")
                .keep("page", "page")
                .keep("other", "other")
                .read("in/a.parquet", parquet));
        assertThat(read.get(0).fields()).isEmpty();
        assertThat(read.get(2).fields()).isEqualTo(Map.of("tags", List.of("sea", "fish"), "page", List.of("4")));
    }

    @Test
    void damage() {
        byte[] cut = Arrays.copyOf(parquet, parquet.length - 10);
        assertThat(reasons(setup().read("in/a.parquet", cut))).containsExactly(RejectReason.MALFORMED);
    }
}
