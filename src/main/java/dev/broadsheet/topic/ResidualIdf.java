package dev.broadsheet.topic;

/**
 * How much rarer among articles a term is than if its tokens were strewn over them at random: residual inverse document frequency
 * (Church and Gale, "Inverse document frequency: a measure of deviations from Poisson", 1995). Words that articles are about come in
 * bursts; chatter does not.
 */
public final class ResidualIdf {

    private ResidualIdf() {}

    /**
     * ln(expected document frequency / document frequency), where N (1 &minus; e<sup>&minus;cf/N</sup>) is expected.
     *
     * @param documents N, above 0
     * @param documentFrequency articles that hold the term, above 0
     * @param tokens of the term, at least as many
     * @return nats; near 0 for terms strewn at random, above it for bursts
     */
    public static double of(long documents, long documentFrequency, long tokens) {
        double expected = -documents * StrictMath.expm1(-(double) tokens / documents);
        return StrictMath.log(expected / documentFrequency);
    }
}
