package dev.broadsheet.stage;

import dev.broadsheet.stage.TrendTopics.Group;
import dev.broadsheet.table.TopicTrends;
import dev.broadsheet.trend.ShareSums;
import dev.broadsheet.trend.WilsonInterval;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Rows of {@code topic_trends}. */
public final class TrendRows {

    private TrendRows() {}

    /** The table, in no order. */
    public static Dataset<Row> of(SparkSession spark, TrendTopics trends) {
        Map<String, double[]> dispersions = dispersions(trends);
        ModelledTopics topics = trends.topics();
        JavaRDD<Row> rows = trends.groups()
                .flatMap(group -> rows(group, topics.of(group._1().language()), dispersions));
        return spark.createDataFrame(rows, TopicTrends.TABLE.schema());
    }

    /** Of each model's topics, over all articles with a date: 8 K bytes a model. */
    private static Map<String, double[]> dispersions(TrendTopics trends) {
        Map<String, double[]> dispersions = new HashMap<>();
        trends.groups()
                .filter(group -> group._1().dimension().equals(TrendTopics.ALL))
                .mapToPair(group -> new Tuple2<>(group._1().language(), dispersion(group._2())))
                .collect()
                .forEach(each -> dispersions.put(each._1(), each._2()));
        return dispersions;
    }

    private static double[] dispersion(Map<LocalDate, ShareSums> periods) {
        int count = periods.values().iterator().next().topicCount();
        ShareSums all = new ShareSums(count);
        periods.values().forEach(all::add);
        return IntStream.range(0, count).mapToDouble(all::dispersion).toArray();
    }

    private static Iterator<Row> rows(
            Tuple2<Group, Map<LocalDate, ShareSums>> group, List<Integer> ids, Map<String, double[]> dispersions) {
        double[] dispersion = dispersions.get(group._1().language());
        return group._2().entrySet().stream()
                .flatMap(cell -> IntStream.range(0, ids.size())
                        .mapToObj(topic -> row(group._1(), ids.get(topic), cell, topic, dispersion[topic])))
                .iterator();
    }

    private static Row row(Group group, int id, Map.Entry<LocalDate, ShareSums> cell, int topic, double dispersion) {
        ShareSums sums = cell.getValue();
        double mean = sums.mean(topic);
        WilsonInterval interval = WilsonInterval.of(mean, sums.articles(), dispersion);
        return RowFactory.create(
                group.dimension(),
                group.value(),
                id,
                Date.valueOf(cell.getKey()),
                mean,
                interval.low(),
                interval.high(),
                sums.articles(),
                sums.firsts(topic));
    }
}
