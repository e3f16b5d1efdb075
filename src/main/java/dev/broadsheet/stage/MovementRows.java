package dev.broadsheet.stage;

import dev.broadsheet.stage.TrendTopics.Group;
import dev.broadsheet.trend.FalseDiscovery;
import dev.broadsheet.trend.Series;
import dev.broadsheet.trend.ShareSums;
import dev.broadsheet.trend.Trend;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/** Rows of {@code topic_movements}. On the driver: a row for each topic of each value that is followed. */
public final class MovementRows {

    private MovementRows() {}

    /**
     * A topic in a group over its periods.
     *
     * @param tested its trend, or null where there are too few periods: what an Optional holds does not travel
     */
    private record Movement(
            Group group,
            int topicId,
            int periods,
            LocalDate first,
            LocalDate last,
            long articles,
            double prevalence,
            Trend tested)
            implements Serializable {

        Optional<Trend> trend() {
            return Optional.ofNullable(tested);
        }

        private static final Comparator<Movement> IN_ORDER = Comparator.comparing(
                        (Movement one) -> one.group.dimension())
                .thenComparing(one -> one.group.value(), MovementRows::byCodePoints)
                .thenComparingInt(Movement::topicId);

        private static final Comparator<Movement> BY_CHANGE = Comparator.comparingDouble((Movement one) ->
                        -Math.abs(one.trend().map(Trend::slope).orElse(0.0)))
                .thenComparingInt(Movement::topicId);
    }

    /** The rows, in the order of the table. */
    public static List<Row> of(TrendTopics trends, double maxFalseShare) {
        ModelledTopics topics = trends.topics();
        List<Movement> movements = new ArrayList<>(trends.groups()
                .flatMap(group -> movements(group, topics.of(group._1().language())))
                .collect());
        movements.sort(Movement.IN_ORDER);
        double[] qValues = qValues(movements);
        String[] directions = new String[movements.size()];
        Arrays.setAll(directions, i -> direction(movements.get(i), qValues[i], maxFalseShare));
        int[] ranks = ranks(movements, directions);
        return IntStream.range(0, movements.size())
                .mapToObj(i -> row(movements.get(i), qValues[i], directions[i], ranks[i]))
                .toList();
    }

    private static Iterator<Movement> movements(Tuple2<Group, Map<LocalDate, ShareSums>> group, List<Integer> ids) {
        List<LocalDate> starts = new ArrayList<>(group._2().keySet());
        List<ShareSums> cells = new ArrayList<>(group._2().values());
        ShareSums all = new ShareSums(ids.size());
        cells.forEach(all::add);
        return IntStream.range(0, ids.size())
                .mapToObj(topic -> new Movement(
                        group._1(),
                        ids.get(topic),
                        starts.size(),
                        starts.get(0),
                        starts.get(starts.size() - 1),
                        all.articles(),
                        all.mean(topic),
                        Trend.of(Series.of(starts, cells, topic)).orElse(null)))
                .iterator();
    }

    /** Corrected over all topics and values of a dimension, among which one looks for what moves; 1 where nothing was tested. */
    private static double[] qValues(List<Movement> movements) {
        double[] qValues = new double[movements.size()];
        Arrays.fill(qValues, 1);
        IntStream.range(0, qValues.length)
                .boxed()
                .filter(i -> movements.get(i).trend().isPresent())
                .collect(Collectors.groupingBy(i -> movements.get(i).group().dimension()))
                .values()
                .forEach(family -> {
                    double[] corrected = FalseDiscovery.qValues(family.stream()
                            .mapToDouble(
                                    i -> movements.get(i).trend().orElseThrow().pValue())
                            .toArray());
                    for (int i = 0; i < corrected.length; i++) {
                        qValues[family.get(i)] = corrected[i];
                    }
                });
        return qValues;
    }

    private static String direction(Movement one, double qValue, double maxFalseShare) {
        if (one.trend().isEmpty()) {
            return "too_few";
        }
        double slope = one.trend().get().slope();
        return slope == 0 || qValue > maxFalseShare ? "steady" : slope > 0 ? "rising" : "falling";
    }

    private static int[] ranks(List<Movement> movements, String... directions) {
        int[] ranks = new int[directions.length];
        Comparator<Integer> byChange = Comparator.comparing(movements::get, Movement.BY_CHANGE);
        IntStream.range(0, directions.length)
                .boxed()
                .collect(Collectors.groupingBy(i -> {
                    Group group = movements.get(i).group();
                    return List.of(group.dimension(), group.value(), directions[i]);
                }))
                .values()
                .forEach(same -> {
                    List<Integer> ranked = same.stream().sorted(byChange).toList();
                    for (int place = 0; place < ranked.size(); place++) {
                        ranks[ranked.get(place)] = place + 1;
                    }
                });
        return ranks;
    }

    private static Row row(Movement one, double qValue, String direction, int rank) {
        Optional<Trend> trend = one.trend();
        return RowFactory.create(
                one.group().dimension(),
                one.group().value(),
                one.topicId(),
                one.periods(),
                (int) one.first().toEpochDay(),
                (int) one.last().toEpochDay(),
                one.articles(),
                one.prevalence(),
                trend.map(Trend::slope).orElse(null),
                trend.map(Trend::low).orElse(null),
                trend.map(Trend::high).orElse(null),
                trend.map(Trend::pValue).orElse(null),
                trend.isPresent() ? qValue : null,
                direction,
                rank);
    }

    /** The order of UTF-8 bytes, in which tables are sorted. */
    private static int byCodePoints(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
