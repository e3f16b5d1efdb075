package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.topic.TopicMap.Place;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TopicMapTest {

    @Test
    void fewTopicsHavePlacesToo() {
        assertThat(TopicMap.of(new double[0][0])).isEmpty();
        assertThat(TopicMap.of(new double[1][1])).containsExactly(new Place(0, 0));
        List<Place> two = TopicMap.of(new double[][] {{0, 0.8}, {0.8, 0}});
        // on either side of the middle, the outermost at 1
        assertThat(Math.abs(two.get(0).x() - two.get(1).x())).isCloseTo(2, within(1e-9));
        assertThat(two.get(0).x()).isCloseTo(-two.get(1).x(), within(1e-9));
        assertThat(two.get(0).y()).isCloseTo(0, within(1e-6));
    }

    @Test
    void topicsThatAreAllTheSameLieInOnePlace() {
        assertThat(TopicMap.of(new double[4][4])).allSatisfy(place -> assertThat(Math.hypot(place.x(), place.y()))
                .isLessThan(1e-6));
    }

    /** Points of a plane are found again, but for a turn, a mirror and a scale: all distances are in one proportion. */
    @Property(tries = 50)
    void aPlaneIsFoundAgain(@ForAll long seed, @ForAll @IntRange(min = 3, max = 30) int size) {
        double[][] points = points(seed, size);
        double[][] distances = distances(points);
        List<Place> places = TopicMap.of(distances);
        double scale = distance(places.get(0), places.get(1)) / distances[0][1];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(distance(places.get(i), places.get(j))).isCloseTo(scale * distances[i][j], within(1e-6));
            }
        }
    }

    @Property(tries = 50)
    void placesFillTheMapAndAreCentred(@ForAll long seed, @ForAll @IntRange(min = 3, max = 30) int size) {
        List<Place> places = TopicMap.of(unlike(seed, size));
        assertThat(places.stream()
                        .mapToDouble(place -> Math.max(Math.abs(place.x()), Math.abs(place.y())))
                        .max()
                        .orElseThrow())
                .isCloseTo(1, within(1e-9));
        assertThat(places.stream().mapToDouble(Place::x).sum()).isCloseTo(0, within(1e-6 * size));
        assertThat(places.stream().mapToDouble(Place::y).sum()).isCloseTo(0, within(1e-6 * size));
    }

    /** Majorization never makes the stress larger (de Leeuw 1977); more steps from the same start are at least as near. */
    @Property(tries = 50)
    void everyStepIsNearerOrAsNear(@ForAll long seed, @ForAll @IntRange(min = 3, max = 20) int size) {
        double[][] distances = unlike(seed, size);
        double before = Double.POSITIVE_INFINITY;
        for (int steps : new int[] {1, 2, 5, 20, 200}) {
            double stress = TopicMap.stress(distances, TopicMap.placed(distances, steps));
            assertThat(stress).isLessThanOrEqualTo(before * (1 + 1e-9) + 1e-12);
            before = stress;
        }
    }

    private static double[][] points(long seed, int size) {
        Random random = new Random(seed);
        double[][] points = new double[size][];
        for (int i = 0; i < size; i++) {
            points[i] = new double[] {random.nextDouble(), random.nextDouble()};
        }
        return points;
    }

    private static double[][] distances(double[][] points) {
        double[][] distances = new double[points.length][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points.length; j++) {
                distances[i][j] = Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]);
            }
        }
        return distances;
    }

    /** Distances as between topics: most are far. */
    private static double[][] unlike(long seed, int size) {
        Random random = new Random(seed);
        double[][] distances = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = 1 - 0.4 * random.nextDouble();
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    private static double distance(Place one, Place other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }
}
