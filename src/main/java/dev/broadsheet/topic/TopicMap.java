package dev.broadsheet.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Places topics on a plane so that those that are alike lie close: classical scaling (Torgerson, "Multidimensional scaling: I. Theory and
 * method", Psychometrika 1952) of their distances, which is then drawn nearer to them by majorization (de Leeuw, "Applications of convex
 * analysis to multidimensional scaling", 1977: the Guttman transform). Each step lowers the stress, &sum; (d<sub>ij</sub> &minus;
 * &#8214;x<sub>i</sub> &minus; x<sub>j</sub>&#8214;)&sup2;, or leaves it as it is.
 */
public final class TopicMap {

    private static final int STEPS = 200;
    private static final double SMALL = 1e-12;

    private TopicMap() {}

    /** A place, both coordinates from -1 to 1. */
    public record Place(double x, double y) {}

    /**
     * Places of K topics.
     *
     * @param distances K rows of K, symmetric, none negative, 0 in the diagonal
     * @return in the same order; centred, scaled so that the outermost coordinate is 1, and turned so that the topic that lies farthest to
     *     a side lies to the right, or at the top
     */
    public static List<Place> of(double[][] distances) {
        return scaled(raw(distances, STEPS));
    }

    /** Places after so many steps, neither scaled nor turned. */
    static List<Place> placed(double[][] distances, int steps) {
        return Arrays.stream(raw(distances, steps))
                .map(place -> new Place(place[0], place[1]))
                .toList();
    }

    private static double[][] raw(double[][] distances, int steps) {
        int size = distances.length;
        double[][] places = size < 2 ? new double[size][2] : classical(distances);
        for (int step = 0; step < steps && size > 2; step++) {
            places = guttman(distances, places);
        }
        return places;
    }

    /** The sum of squares by which distances on the plane are off. */
    static double stress(double[][] distances, List<Place> places) {
        double sum = 0;
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < i; j++) {
                double plane = Math.hypot(
                        places.get(i).x() - places.get(j).x(),
                        places.get(i).y() - places.get(j).y());
                sum += (distances[i][j] - plane) * (distances[i][j] - plane);
            }
        }
        return sum;
    }

    /** The two leading axes of the doubly centred squares, &minus;&frac12; J D&sup2; J. */
    private static double[][] classical(double[][] distances) {
        int size = distances.length;
        double[] means = new double[size];
        double all = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                means[i] += distances[i][j] * distances[i][j] / size;
            }
            all += means[i] / size;
        }
        double[][] products = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = (means[i] + means[j] - all - distances[i][j] * distances[i][j]) / 2;
                products[j][i] = products[i][j];
            }
        }
        EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(products, false));
        double[][] places = new double[size][2];
        for (int axis = 0; axis < 2; axis++) {
            double length = Math.sqrt(Math.max(0, axes.getRealEigenvalue(axis)));
            for (int i = 0; i < size; i++) {
                places[i][axis] = axes.getEigenvector(axis).getEntry(i) * length;
            }
        }
        return places;
    }

    private static double[][] guttman(double[][] distances, double[][] places) {
        int size = places.length;
        double[][] next = new double[size][2];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double x = places[i][0] - places[j][0];
                double y = places[i][1] - places[j][1];
                double plane = Math.hypot(x, y);
                double ratio = plane < SMALL ? 0 : distances[i][j] / plane;
                next[i][0] += ratio * x / size;
                next[i][1] += ratio * y / size;
            }
        }
        return next;
    }

    private static List<Place> scaled(double[][] places) {
        double most = SMALL;
        for (double[] place : places) {
            most = Math.max(most, Math.max(Math.abs(place[0]), Math.abs(place[1])));
        }
        double[] signs = {sign(places, 0), sign(places, 1)};
        List<Place> scaled = new ArrayList<>();
        for (double[] place : places) {
            scaled.add(new Place(signs[0] * place[0] / most, signs[1] * place[1] / most));
        }
        return scaled;
    }

    private static double sign(double[][] places, int axis) {
        double farthest = 0;
        for (double[] place : places) {
            if (Math.abs(place[axis]) > Math.abs(farthest)) {
                farthest = place[axis];
            }
        }
        return farthest < 0 ? -1 : 1;
    }
}
