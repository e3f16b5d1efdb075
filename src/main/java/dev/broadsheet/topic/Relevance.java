package dev.broadsheet.topic;

/**
 * Relevance of a term to a topic (Sievert &amp; Shirley 2014, LDAvis): &lambda; ln &phi;<sub>kw</sub> + (1 &minus; &lambda;)
 * ln(&phi;<sub>kw</sub> / p<sub>w</sub>) with &lambda; = 0.6, the value people found best in the paper's study. A term that
 * is frequent everywhere has little lift &phi;/p and falls behind.
 */
public final class Relevance {

    public static final double LAMBDA = 0.6;

    private Relevance() {}

    /**
     * Relevance of one term.
     *
     * @param probability &phi;<sub>kw</sub>, above 0: the term's probability in the topic
     * @param share p<sub>w</sub>, above 0: the term's share of all modelled tokens
     * @return nats; negative for all but terms of high lift
     */
    public static double of(double probability, double share) {
        return LAMBDA * Math.log(probability) + (1 - LAMBDA) * Math.log(probability / share);
    }

    /**
     * The term's share of all modelled tokens, p<sub>w</sub>, from what {@link #of} made of it.
     *
     * @param probability &phi;<sub>kw</sub>, above 0
     * @param relevance nats
     */
    public static double share(double probability, double relevance) {
        return Math.exp((Math.log(probability) - relevance) / (1 - LAMBDA));
    }
}
