package dev.broadsheet.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.table.TfIdf;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put into pages directly reads back, by Parquet's own reader, as what was given. */
class RankedTermsFileTest {

    private static final Configuration CONFIGURATION = new Configuration(false);
    private static final int TERMS = 300;

    @TempDir
    private java.nio.file.Path folder;

    @Test
    void rowsReadBackAsGiven() throws IOException {
        List<RankedTermsFile.Article> articles = articles(700, 100);
        Path file = file("some");
        assertThat(write(articles, file)).isEqualTo(rows(articles).size());
        assertThat(read(file)).isEqualTo(rows(articles));
    }

    /** More than a row group: some 1.3 million rows, articles of all terms. */
    @Test
    void manyRowGroupsReadBackAsGiven() throws IOException {
        List<RankedTermsFile.Article> articles = articles(4500, TERMS);
        Path file = file("many");
        assertThat(write(articles, file)).isEqualTo(4500L * TERMS);
        List<String> expected = rows(articles);
        List<String> found = read(file);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i += 997) {
            assertThat(found.get(i)).isEqualTo(expected.get(i));
        }
        try (ParquetFileReader reader = open(file)) {
            assertThat(reader.getRowGroups()).hasSize(2);
        }
    }

    /** An article of more terms than a row group has rows is a row group of its own. */
    @Test
    void anArticleOfMoreTermsThanARowGroup() throws IOException {
        int terms = (1 << 20) + 5;
        int[] ids = new int[terms];
        int[] counts = new int[terms];
        double[] weights = new double[terms];
        for (int i = 0; i < terms; i++) {
            ids[i] = terms - 1 - i;
            counts[i] = 1;
            weights[i] = 0.5;
        }
        RankedTermsFile.Article article = new RankedTermsFile.Article("a".repeat(32), ids, counts, weights);
        Path file = file("long");
        long rows = RankedTermsFile.write(
                List.of(article).iterator(), terms, term -> Binary.fromString("t" + term), file, CONFIGURATION);
        assertThat(rows).isEqualTo(terms);
        List<String> found = read(file);
        assertThat(found).hasSize(terms);
        assertThat(found.get(terms - 1)).contains("term_id: 0\n", "rank: " + terms + "\n");
    }

    @Test
    void noArticlesAreAFileWithTheSchema() throws IOException {
        Path file = file("none");
        assertThat(write(List.of(), file)).isZero();
        try (ParquetFileReader reader = open(file)) {
            assertThat(reader.getFileMetaData().getSchema()).isEqualTo(TableSupport.schema(TfIdf.TABLE));
            assertThat(reader.getRecordCount()).isZero();
        }
    }

    /** A reader may pass over what its filter excludes: the bounds must hold every value, and be values themselves. */
    @Test
    void boundsAreThoseOfTheValues() throws IOException {
        List<RankedTermsFile.Article> articles = articles(700, 100);
        Path file = file("bounds");
        write(articles, file);
        List<String> docIds =
                articles.stream().map(RankedTermsFile.Article::docId).sorted().toList();
        try (ParquetFileReader reader = open(file)) {
            BlockMetaData block = reader.getRowGroups().get(0);
            for (ColumnChunkMetaData column : block.getColumns()) {
                assertThat(column.getCodec()).isEqualTo(CompressionCodecName.ZSTD);
                assertThat(column.getStatistics().getNumNulls()).isZero();
            }
            assertThat(bounds(block, 0)).containsExactly(docIds.get(0), docIds.get(docIds.size() - 1));
            // term 0 is "t000" and the last "t299"; every one of them is used by 700 articles of 100 of 300 terms
            assertThat(bounds(block, 1)).containsExactly("0", "299");
            assertThat(bounds(block, 2)).containsExactly("t000", "t299");
            assertThat(bounds(block, 5)).containsExactly("1", "100");
        }
    }

    private static List<String> bounds(BlockMetaData block, int column) {
        var statistics = block.getColumns().get(column).getStatistics();
        return List.of(statistics.minAsString(), statistics.maxAsString());
    }

    private static List<RankedTermsFile.Article> articles(int number, int size) {
        Random random = new Random(7);
        List<RankedTermsFile.Article> articles = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int[] ids = random.ints(0, TERMS).distinct().limit(size).toArray();
            int[] counts = random.ints(size, 1, 40).toArray();
            double[] weights = random.doubles(size).toArray();
            articles.add(new RankedTermsFile.Article("%032x".formatted(i * 31L), ids, counts, weights));
        }
        return articles;
    }

    private static long write(List<RankedTermsFile.Article> articles, Path file) throws IOException {
        return RankedTermsFile.write(
                articles.iterator(), TERMS, term -> Binary.fromString("t%03d".formatted(term)), file, CONFIGURATION);
    }

    private static List<String> rows(List<RankedTermsFile.Article> articles) {
        List<String> rows = new ArrayList<>();
        for (RankedTermsFile.Article article : articles) {
            for (int i = 0; i < article.termIds().length; i++) {
                rows.add("doc_id: %s\nterm_id: %d\nterm: t%03d\nterm_frequency: %d\ntf_idf: %s\nrank: %d\n"
                        .formatted(
                                article.docId(),
                                article.termIds()[i],
                                article.termIds()[i],
                                article.counts()[i],
                                article.weights()[i],
                                i + 1));
            }
        }
        return rows;
    }

    private static List<String> read(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetFileReader reader = open(file)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(pages, new GroupRecordConverter(schema));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    rows.add(records.read().toString());
                }
            }
        }
        return rows;
    }

    private static ParquetFileReader open(Path file) throws IOException {
        return ParquetFileReader.open(LocalOrHadoop.input(file, CONFIGURATION));
    }

    private Path file(String name) throws IOException {
        return new Path(
                Files.createDirectories(folder).resolve(name + ".parquet").toUri());
    }
}
