package dev.broadsheet.warehouse;

import static dev.broadsheet.warehouse.WrittenTables.A;
import static dev.broadsheet.warehouse.WrittenTables.B;
import static dev.broadsheet.warehouse.WrittenTables.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.table.SimilarArticles;
import dev.broadsheet.table.TopicTrends;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourLawsTest {

    @TempDir
    private Path folder;

    private WrittenTables tables;

    @BeforeEach
    void writeTables() {
        tables = WrittenTables.right(folder);
    }

    private void neighbours(String wanted, Row... rows) {
        tables.put(SimilarArticles.TABLE, Arrays.asList(rows));
        assertThatThrownBy(tables::verify)
                .hasMessageContaining("similar_articles")
                .hasMessageContaining(wanted);
    }

    private static Row near(String id, int rank, String other, double cosine) {
        return RowFactory.create(id, rank, other, cosine);
    }

    @Test
    void neighboursAsTheyAre() {
        tables.put(
                SimilarArticles.TABLE,
                List.of(near(A, 1, B, 0.5), near(A, 2, C, 0.5), near(B, 1, A, 0.5), near(C, 1, A, 0.5)));
        assertThat(tables.verify()).isNotEmpty();
    }

    @Test
    void neighboursAsTheyCannotBe() {
        neighbours("rank 2", near(A, 1, B, 0.5), near(A, 3, C, 0.4));
        neighbours("from the highest", near(A, 1, B, 0.4), near(A, 2, C, 0.5));
        neighbours("equal ones by neighbour_id", near(A, 1, C, 0.5), near(A, 2, B, 0.5));
        neighbours("another doc_id", near(A, 1, A, 0.5));
        neighbours("above 0 and at most 1", near(A, 1, B, 1.1));
        neighbours("above 0 and at most 1", near(A, 1, B, Double.NaN));
        neighbours("unique [doc_id, neighbour_id]", near(A, 1, B, 0.5), near(A, 2, B, 0.4));
    }

    @Test
    void anIntervalThatDoesNotHoldItsMean() {
        int day = (int) LocalDate.of(2024, 2, 1).toEpochDay();
        tables.put(TopicTrends.TABLE, List.of(RowFactory.create("all", "all", 0, day, 0.5, 0.6, 0.7, 1L, 1L)));
        assertThatThrownBy(tables::verify)
                .hasMessageContaining("topic_trends")
                .hasMessageContaining("prevalence_low <= prevalence <= prevalence_high");
    }
}
