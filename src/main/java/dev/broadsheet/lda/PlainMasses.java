package dev.broadsheet.lda;

/** One topic after another. */
final class PlainMasses implements TopicMasses {

    @Override
    public void addUp(int[] counts, int first, float[] phi, float[] prior, float[] sums) {
        for (int topic = 0; topic < phi.length; topic++) {
            float before = topic < LANES ? 0 : sums[topic - LANES];
            sums[topic] = before + (counts[first + topic] * phi[topic] + prior[topic]);
        }
    }
}
