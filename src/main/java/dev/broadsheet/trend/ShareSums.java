package dev.broadsheet.trend;

import dev.broadsheet.topic.FixedPoint;
import java.io.Serial;
import java.io.Serializable;

/**
 * What some articles hold of each of K topics, as sums of whole numbers ({@link FixedPoint}): whatever the order in which articles and parts
 * of them are added, they are the same. Takes 24 K bytes.
 */
public final class ShareSums implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private long articles;
    /** By topic: &sum; u<sub>dk</sub>. */
    private final long[] shares;
    /** By topic: &sum; u<sub>dk</sub>&sup2;. */
    private final long[] squares;
    /** By topic: articles whose first it is. */
    private final long[] firsts;

    /** Of no article. */
    public ShareSums(int topics) {
        shares = new long[topics];
        squares = new long[topics];
        firsts = new long[topics];
    }

    /**
     * Takes in one topic of an article. Each article has exactly one first topic, and counts by it.
     *
     * @param share of the topic in the article, 0 to 1
     */
    public void add(int topic, double share, boolean first) {
        shares[topic] = Math.addExact(shares[topic], FixedPoint.of(share));
        squares[topic] = Math.addExact(squares[topic], FixedPoint.of(share * share));
        if (first) {
            firsts[topic]++;
            articles++;
        }
    }

    /** Takes in what others hold, and is given back. */
    public ShareSums add(ShareSums other) {
        articles += other.articles;
        for (int topic = 0; topic < shares.length; topic++) {
            shares[topic] = Math.addExact(shares[topic], other.shares[topic]);
            squares[topic] = Math.addExact(squares[topic], other.squares[topic]);
            firsts[topic] += other.firsts[topic];
        }
        return this;
    }

    public int topicCount() {
        return shares.length;
    }

    /** Number of articles, n. */
    public long articles() {
        return articles;
    }

    /** Articles whose first topic it is. */
    public long firsts(int topic) {
        return firsts[topic];
    }

    /** &sum; u, at most n. */
    public double sum(int topic) {
        return FixedPoint.value(shares[topic]);
    }

    /** &sum; u&sup2;, at most n. */
    public double sumOfSquares(int topic) {
        return FixedPoint.value(squares[topic]);
    }

    /** Mean share, 0 to 1; 0 of no article. */
    public double mean(int topic) {
        return articles == 0 ? 0 : Math.min(1, sum(topic) / articles);
    }

    /**
     * How much the share varies between articles, as a part of how much it could: s&sup2; / (m (1 - m)), for a mean m. It is 1 where every
     * article is all of the topic or nothing of it, and small where each has a little.
     *
     * @return above 0 and at most 1; 1 where fewer than two articles, or articles that are all the same, tell nothing
     */
    public double dispersion(int topic) {
        double mean = mean(topic);
        if (articles < 2 || mean <= 0 || mean >= 1) {
            return 1;
        }
        double variance = (sumOfSquares(topic) - articles * mean * mean) / (articles - 1);
        double part = variance / (mean * (1 - mean));
        return part > 0 ? Math.min(1, part) : 1;
    }
}
