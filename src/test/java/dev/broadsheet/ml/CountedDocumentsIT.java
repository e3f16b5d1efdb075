package dev.broadsheet.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.util.Arrays;
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
            assertThat(counted.documents().values().collect())
                    .extracting(document ->
                            Arrays.toString(document.terms()) + Arrays.toString(document.counts()) + document.length())
                    .containsExactlyInAnyOrder("[1][2]2", "[0][2]2", "[1][2]2", "[1][3]3", "[1, 2][2, 2]4");
            before = ids(counted);
            assertThat(before).doesNotHaveDuplicates();
        }
        try (CountedDocuments again = CountedDocuments.of(vectors.repartition(3), "features")) {
            assertThat(ids(again)).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    private static List<String> ids(CountedDocuments counted) {
        return counted.documents().keys().collect();
    }
}
