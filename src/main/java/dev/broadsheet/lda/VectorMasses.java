package dev.broadsheet.lda;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * All lanes at once, by the JDK's incubating vectors (JEP 414). Compiled apart and looked up by its name, since a JVM has this module only
 * if it is told so.
 */
final class VectorMasses implements TopicMasses {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;

    /** Whether the machine has registers of so many lanes; without them vectors are objects, and slow. */
    static boolean isFast() {
        return FloatVector.SPECIES_PREFERRED.length() >= LANES;
    }

    @Override
    public void addUp(int[] counts, int first, float[] phi, float[] prior, float[] sums) {
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int topic = 0; topic < phi.length; topic += LANES) {
            FloatVector tokens = (FloatVector)
                    IntVector.fromArray(INTS, counts, first + topic).convert(VectorOperators.I2F, 0);
            sum = tokens.mul(FloatVector.fromArray(FLOATS, phi, topic))
                    .add(FloatVector.fromArray(FLOATS, prior, topic))
                    .add(sum);
            sum.intoArray(sums, topic);
        }
    }
}
