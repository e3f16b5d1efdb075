package dev.broadsheet.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.table.Vocabulary;
import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    private static final Configuration CONFIGURATION = new Configuration(false);

    @TempDir
    private java.nio.file.Path folder;

    private Path written(int terms) throws IOException {
        Path file = new Path(folder.resolve(terms + ".parquet").toUri());
        long rows = TableFile.write(
                Vocabulary.TABLE,
                IntStream.range(0, terms)
                        .<Cells>mapToObj(i -> new RowCells(RowFactory.create(i, term(i), term(i), "en", 2L, 3L, 1.5)))
                        .iterator(),
                file,
                CONFIGURATION);
        assertThat(rows).isEqualTo(terms);
        return file;
    }

    private static String term(int number) {
        return "a term " + Integer.toString(number * 7919, 36);
    }

    /** By default parquet-java writes a filter of a megabyte, whatever it is of. */
    @Test
    void theFilterOfAFewTermsIsSmall() throws IOException {
        Path file = written(50);
        assertThat(file.getFileSystem(CONFIGURATION).getFileStatus(file).getLen())
                .isLessThan(20_000);
    }

    /** Of 20,000 terms one is in one row group of three, and the filters of the others say so but for one in a hundred. */
    @Test
    void whoLooksUpATermNeedNotReadTheFile() throws IOException {
        try (ParquetFileReader reader = TableFile.open(written(20_000), CONFIGURATION)) {
            assertThat(reader.getRowGroups())
                    .extracting(BlockMetaData::getRowCount)
                    .containsExactly(8192L, 8192L, 3616L);
            int[] held = new int[3];
            for (int group = 0; group < 3; group++) {
                BloomFilter filter = reader.readBloomFilter(chunk(reader, group));
                for (int number = 0; number < 8192; number++) {
                    held[group] += filter.findHash(filter.hash(Binary.fromString(term(number)))) ? 1 : 0;
                }
            }
            assertThat(held[0]).isEqualTo(8192);
            assertThat(held[1]).isLessThan(200);
            assertThat(held[2]).isLessThan(200);
        }
    }

    private static ColumnChunkMetaData chunk(ParquetFileReader reader, int group) {
        return reader.getRowGroups().get(group).getColumns().get(Vocabulary.TABLE.place("term"));
    }
}
