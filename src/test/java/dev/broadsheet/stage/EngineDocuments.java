package dev.broadsheet.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Documents as an engine gets them ({@link TopicEngine#fit}). */
final class EngineDocuments {

    private static final ArrayType INTS = DataTypes.createArrayType(DataTypes.IntegerType, false);

    private static final StructType SCHEMA = new StructType()
            .add("doc_id", DataTypes.StringType, false)
            .add("term_ids", INTS, false)
            .add("counts", INTS, false);

    private EngineDocuments() {}

    /**
     * Documents named d0, d1 and so on.
     *
     * @param documents words of each, in any order
     */
    static Dataset<Row> of(SparkSession spark, List<int[]> documents) {
        List<Row> rows = new ArrayList<>();
        for (int[] words : documents) {
            int[] distinct = Arrays.stream(words).sorted().distinct().toArray();
            int[] counts = new int[distinct.length];
            for (int word : words) {
                counts[Arrays.binarySearch(distinct, word)]++;
            }
            rows.add(RowFactory.create("d" + rows.size(), distinct, counts));
        }
        return spark.createDataFrame(rows, SCHEMA);
    }
}
