package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import dev.broadsheet.config.TrendSettings;
import dev.broadsheet.table.Articles;
import dev.broadsheet.trend.ShareSums;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * {@code articles}, {@code article_topics} and {@code topics} → the sums that {@code topic_trends} and {@code topic_movements} are made of, one
 * for each period of each value of each dimension. All sums are of whole numbers.
 */
public final class TrendTopics implements AutoCloseable {

    /** The dimension that has one value, of the same name. */
    public static final String ALL = TrendSettings.ALL;

    private static final int PLACES = 4;

    private final JavaPairRDD<Group, Map<LocalDate, ShareSums>> groups;
    private final ModelledTopics topics;
    private final Map<String, Long> figures;

    private TrendTopics(
            JavaPairRDD<Group, Map<LocalDate, ShareSums>> groups, ModelledTopics topics, Map<String, Long> figures) {
        this.groups = groups;
        this.topics = topics;
        this.figures = figures;
    }

    /**
     * Articles of one value of a dimension that one model covers.
     *
     * @param language of the model
     */
    record Group(String dimension, String value, String language) implements Serializable {}

    /** A value of a dimension. */
    private record Value(String dimension, String value) implements Serializable {}

    /** A period of a group. */
    private record Cell(Group group, LocalDate period) implements Serializable {}

    /**
     * Sums up.
     *
     * @param articles of {@code table.Articles}, those that topics are of
     * @param articleTopics of {@code table.ArticleTopics}
     * @param topics of {@code table.Topics}
     */
    public static TrendTopics of(
            Dataset<Row> articles, Dataset<Row> articleTopics, Dataset<Row> topics, TrendSettings settings) {
        ModelledTopics modelled = ModelledTopics.of(topics);
        Map<String, Long> figures = new TreeMap<>();
        JavaRDD<Row> shares = places(articles, settings.dimensions())
                .join(articleTopics.select("doc_id", "rank", "topic_id", "weight"), "doc_id")
                .select("dimension", "value", "published_on", "rank", "topic_id", "weight")
                .toJavaRDD()
                .persist(StorageLevel.MEMORY_AND_DISK());
        Set<Value> followed = followed(shares, settings, figures);
        figures.put("articles_without_date", shares.filter(TrendTopics::undated).count());
        JavaSparkContext context = JavaSparkContext.fromSparkContext(shares.context());
        Broadcast<Map<Integer, ModelledTopics.Place>> known = context.broadcast(modelled.places());
        TrendSettings.Period period = settings.period();
        JavaPairRDD<Group, Map<LocalDate, ShareSums>> groups = shares.mapPartitionsToPair(
                        rows -> summed(rows, known.value(), followed, period))
                .reduceByKey(ShareSums::add)
                .mapToPair(cell ->
                        new Tuple2<>(cell._1().group(), new Tuple2<>(cell._1().period(), cell._2())))
                .groupByKey()
                .mapValues(TrendTopics::byPeriod)
                .persist(StorageLevel.MEMORY_AND_DISK());
        groups.count();
        shares.unpersist();
        return new TrendTopics(groups, modelled, figures);
    }

    /** Where each article counts: doc_id, dimension, value, published_on. Of a kept field in each of its values; in none where it has none. */
    private static Dataset<Row> places(Dataset<Row> articles, List<String> dimensions) {
        Dataset<Row> places = place(articles, ALL, lit(ALL));
        for (String dimension : dimensions) {
            org.apache.spark.sql.Column value = TrendSettings.COLUMNS.contains(dimension)
                    ? col(dimension)
                    : explode(col(Articles.FIELDS).getItem(dimension));
            places = places.union(place(articles, dimension, value));
        }
        return places;
    }

    private static Dataset<Row> place(Dataset<Row> articles, String dimension, org.apache.spark.sql.Column value) {
        return articles.select(col("doc_id"), lit(dimension).as("dimension"), value.as("value"), col("published_on"));
    }

    private static boolean undated(Row share) {
        return share.getString(0).equals(ALL) && share.isNullAt(2) && share.getInt(3) == 1;
    }

    /** The values of most articles, of each dimension; equal ones by value. */
    private static Set<Value> followed(JavaRDD<Row> shares, TrendSettings settings, Map<String, Long> figures) {
        JavaPairRDD<Value, Long> articles = shares.filter(share -> share.getInt(3) == 1 && !share.isNullAt(2))
                .mapToPair(share -> new Tuple2<>(new Value(share.getString(0), share.getString(1)), 1L))
                .reduceByKey(Long::sum)
                .persist(StorageLevel.MEMORY_AND_DISK());
        Set<Value> followed = new java.util.HashSet<>(Set.of(new Value(ALL, ALL)));
        for (String dimension : settings.dimensions()) {
            JavaRDD<Tuple2<Value, Long>> own = articles.filter(
                            each -> each._1().dimension().equals(dimension))
                    .map(each -> each);
            List<Tuple2<Value, Long>> most = own.takeOrdered(settings.maxValues(), new MostArticles());
            most.forEach(each -> followed.add(each._1()));
            figures.put(dimension + "_values_left_out", own.count() - most.size());
        }
        articles.unpersist();
        return followed;
    }

    /** By articles, most first, then by value. */
    private static final class MostArticles implements java.util.Comparator<Tuple2<Value, Long>>, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public int compare(Tuple2<Value, Long> one, Tuple2<Value, Long> other) {
            int order = Long.compare(other._2(), one._2());
            return order != 0 ? order : one._1().value().compareTo(other._1().value());
        }
    }

    private static Iterator<Tuple2<Cell, ShareSums>> summed(
            Iterator<Row> shares,
            Map<Integer, ModelledTopics.Place> topics,
            Set<Value> followed,
            TrendSettings.Period period) {
        Map<Cell, ShareSums> sums = new HashMap<>();
        while (shares.hasNext()) {
            Row share = shares.next();
            Value value = new Value(share.getString(0), share.getString(1));
            if (!share.isNullAt(2) && followed.contains(value)) {
                ModelledTopics.Place topic = topics.get(share.getInt(PLACES));
                LocalDate start = period.start(share.getDate(2).toLocalDate());
                Cell cell = new Cell(new Group(value.dimension(), value.value(), topic.language()), start);
                sums.computeIfAbsent(cell, any -> new ShareSums(topic.of()))
                        .add(topic.at(), share.getDouble(PLACES + 1), share.getInt(3) == 1);
            }
        }
        return sums.entrySet().stream()
                .map(each -> new Tuple2<>(each.getKey(), each.getValue()))
                .iterator();
    }

    private static Map<LocalDate, ShareSums> byPeriod(Iterable<Tuple2<LocalDate, ShareSums>> cells) {
        Map<LocalDate, ShareSums> byPeriod = new TreeMap<>();
        cells.forEach(cell -> byPeriod.put(cell._1(), cell._2()));
        return byPeriod;
    }

    JavaPairRDD<Group, Map<LocalDate, ShareSums>> groups() {
        return groups;
    }

    ModelledTopics topics() {
        return topics;
    }

    /** Articles without a date, and the values of each dimension that are not followed. */
    public Map<String, Long> figures() {
        return Map.copyOf(figures);
    }

    @Override
    public void close() {
        groups.unpersist();
    }
}
