package dev.broadsheet.ml;

import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/**
 * A vector read as counts.
 *
 * @param terms that have tokens, ascending
 * @param counts of each, above 0
 */
record CountVector(int[] terms, int[] counts) {

    private static final int SHOWN = 200;

    /** Why a vector is not one of counts, saying which vector it is. */
    static Optional<String> problem(Vector vector) {
        SparseVector sparse = vector.toSparse();
        for (int i = 0; i < sparse.values().length; i++) {
            double value = sparse.values()[i];
            if (!(value > 0 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
                return Optional.of("term " + sparse.indices()[i] + " has the count " + value + " in the vector "
                        + shown(sparse)
                        + ". A count is a whole number from 0. Give it counts, such as CountVectorizer's, not weights such"
                        + " as IDF's.");
            }
        }
        if (Arrays.stream(sparse.values()).sum() > Integer.MAX_VALUE) {
            return Optional.of("there are more than " + Integer.MAX_VALUE + " tokens in the vector " + shown(sparse));
        }
        return Optional.empty();
    }

    /** A vector as text, its beginning if it is long. */
    static String shown(Vector vector) {
        String all = vector.toString();
        return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "...";
    }

    /** The counts of a vector that has no {@link #problem}. */
    static CountVector of(Vector vector) {
        SparseVector sparse = vector.toSparse();
        return new CountVector(
                sparse.indices(),
                Arrays.stream(sparse.values()).mapToInt(value -> (int) value).toArray());
    }

    /** The tokens in the order of terms, each as its term's place among these. */
    int[] tokens() {
        int[] tokens = new int[Arrays.stream(counts).sum()];
        int size = 0;
        for (int place = 0; place < counts.length; place++) {
            Arrays.fill(tokens, size, size + counts[place], place);
            size += counts[place];
        }
        return tokens;
    }
}
