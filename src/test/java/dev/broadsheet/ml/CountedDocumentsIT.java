package dev.broadsheet.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class CountedDocumentsIT {

    private final SparkSession spark = SharedSession.get();

    @Test
    void everyDocumentWithTokensHasAnIdOfItsOwn() {
        List<double[]> documents = List.of(
                new double[] {0, 2, 0},
                new double[] {2, 0, 0},
                new double[] {0, 2, 0},
                new double[] {0, 0, 0},
                new double[] {0, 3, 0},
                new double[] {0, 2, 2});
        Dataset<Row> vectors = PlantedVectors.vectors(spark, documents);
        List<String> before;
        try (CountedDocuments counted = CountedDocuments.of(vectors, "features")) {
            assertThat(counted.vocabularySize()).isEqualTo(3);
            assertThat(counted.rows().drop("doc_id").collectAsList())
                    .extracting(Row::toString)
                    .containsExactlyInAnyOrder(
                            "[ArraySeq(1),ArraySeq(2)]",
                            "[ArraySeq(0),ArraySeq(2)]",
                            "[ArraySeq(1),ArraySeq(2)]",
                            "[ArraySeq(1),ArraySeq(3)]",
                            "[ArraySeq(1, 2),ArraySeq(2, 2)]");
            before = ids(counted);
            assertThat(before).doesNotHaveDuplicates();
        }
        try (CountedDocuments again = CountedDocuments.of(vectors.repartition(3), "features")) {
            assertThat(ids(again)).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    private static List<String> ids(CountedDocuments counted) {
        return counted.rows().collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
