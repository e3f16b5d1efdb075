package dev.broadsheet.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Documents as an engine gets them ({@link TopicEngine#fit}). */
final class EngineDocuments {

    private EngineDocuments() {}

    /**
     * Documents named d0, d1 and so on.
     *
     * @param documents words of each, in any order
     */
    static JavaPairRDD<String, CountedDocument> of(SparkSession spark, List<int[]> documents) {
        List<Tuple2<String, CountedDocument>> counted = new ArrayList<>();
        for (int[] words : documents) {
            int[] distinct = Arrays.stream(words).sorted().distinct().toArray();
            int[] counts = new int[distinct.length];
            for (int word : words) {
                counts[Arrays.binarySearch(distinct, word)]++;
            }
            counted.add(new Tuple2<>("d" + counted.size(), CountedDocument.whole(distinct, counts)));
        }
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelizePairs(counted);
    }
}
