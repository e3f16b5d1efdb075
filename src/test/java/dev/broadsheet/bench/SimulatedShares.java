package dev.broadsheet.bench;

import dev.broadsheet.trend.Series;
import dev.broadsheet.trend.ShareSums;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Articles whose shares of a topic are drawn from a law that is known.
 *
 * @param name of the law
 * @param having the share of the articles that have the topic at all
 * @param quantile of the topic's share in these, of a number from 0 to 1
 * @param mean of all articles
 */
record SimulatedShares(String name, double having, DoubleUnaryOperator quantile, double mean) {

    /** The powers make Beta(a, 1), of mean a / (a + 1), and Beta(1, b), of mean 1 / (1 + b). */
    static final List<SimulatedShares> LAWS = List.of(
            new SimulatedShares("rare: 2 % of the articles, mostly", 0.02, u -> Math.pow(u, 1 / 3.0), 0.02 * 0.75),
            new SimulatedShares("strong: 30 %, mostly", 0.3, u -> Math.pow(u, 0.25), 0.3 * 0.8),
            new SimulatedShares("common: 60 %, by any share", 0.6, u -> u, 0.6 * 0.5),
            new SimulatedShares("diffuse: all, a little", 1, u -> 1 - Math.pow(1 - u, 1 / 19.0), 0.05),
            new SimulatedShares("slight: 10 %, a little", 0.1, u -> 1 - Math.pow(1 - u, 1 / 9.0), 0.1 * 0.1),
            new SimulatedShares("whole: 10 %, wholly", 0.1, u -> 1, 0.1));

    /** How many articles a period has. */
    @FunctionalInterface
    interface Articles {
        int draw(SplittableRandom random);
    }

    /** By what the level of a period differs from the law's, 1 for not at all. */
    @FunctionalInterface
    interface Levels {
        double[] draw(int periods, SplittableRandom random);
    }

    /** Articles whose topic is as many times as common as the law says. */
    ShareSums articles(int count, double level, SplittableRandom random) {
        ShareSums sums = new ShareSums(1);
        for (int i = 0; i < count; i++) {
            boolean has = random.nextDouble() < having * Math.min(level, 1 / having);
            sums.add(0, has ? quantile.applyAsDouble(random.nextDouble()) : 0, true);
        }
        return sums;
    }

    /** Months of articles. Of a law that all articles follow a level below 1 is kept, and one above it is not. */
    Series series(int periods, Articles articles, Levels levels, SplittableRandom random) {
        double[] level = levels.draw(periods, random);
        List<ShareSums> cells = IntStream.range(0, periods)
                .mapToObj(period -> articles(articles.draw(random), level[period], random))
                .toList();
        List<LocalDate> starts = IntStream.range(0, periods)
                .mapToObj(LocalDate.of(2000, 1, 1)::plusMonths)
                .toList();
        return Series.of(starts, cells, 0);
    }
}
