package dev.broadsheet.bench;

import dev.broadsheet.bench.SimulatedShares.Articles;
import dev.broadsheet.bench.SimulatedShares.Levels;
import dev.broadsheet.trend.ShareSums;
import dev.broadsheet.trend.Trend;
import dev.broadsheet.trend.WilsonInterval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often the intervals of topic_trends hold the truth, and how often topic_movements finds a trend, where the truth is known. Prints tables in
 * Markdown; the same figures every time. Started by {@code jobs/bench trends}.
 */
final class TrendSimulation {

    private static final int SAMPLES = 20_000;
    private static final int SERIES = 4_000;
    private static final int[] COUNTS = {1, 2, 3, 5, 10, 30, 100};
    private static final int[] PERIODS = {5, 8, 12, 24, 60};
    private static final double FIVE_PERCENT = 0.05;

    private static final Articles FEW = random -> 1 + random.nextInt(5);
    private static final Articles SOME = random -> 20 + random.nextInt(20);
    private static final Articles UNEVEN = random -> (int) Math.pow(300, random.nextDouble());

    private TrendSimulation() {}

    public static void main(String[] arguments) {
        intervals();
        falseTrends();
        shapes();
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void intervals() {
        line("| weights of a topic | rho | interval holds the mean, by articles " + Arrays.toString(COUNTS)
                + " | with rho = 1 | width with rho = 1, times |");
        line("|---|---|---|---|---|");
        for (SimulatedShares law : SimulatedShares.LAWS) {
            double rho = law.articles(SAMPLES, 1, new SplittableRandom(1)).dispersion(0);
            StringBuilder held = new StringBuilder();
            StringBuilder wide = new StringBuilder();
            double wider = 0;
            for (int count : COUNTS) {
                Coverage own = coverage(law, count, rho);
                Coverage one = coverage(law, count, 1);
                held.append(String.format(Locale.ROOT, " %.1f", own.held()));
                wide.append(String.format(Locale.ROOT, " %.1f", one.held()));
                wider += one.width() / own.width() / COUNTS.length;
            }
            line("| %s | %.3f |%s %% |%s %% | %.1f |", law.name(), rho, held, wide, wider);
        }
        line("");
    }

    /** Samples whose interval holds the mean, in per cent, and how wide the intervals are. */
    private record Coverage(double held, double width) {}

    private static Coverage coverage(SimulatedShares law, int count, double rho) {
        SplittableRandom random = new SplittableRandom(count);
        int held = 0;
        double width = 0;
        for (int i = 0; i < SAMPLES; i++) {
            ShareSums sample = law.articles(count, 1, random);
            WilsonInterval interval = WilsonInterval.of(sample.mean(0), count, rho);
            held += interval.low() <= law.mean() && law.mean() <= interval.high() ? 1 : 0;
            width += interval.high() - interval.low();
        }
        return new Coverage(100.0 * held / SAMPLES, width / SAMPLES);
    }

    private static void falseTrends() {
        line(
                "| periods differ by | articles a period | a trend is found where there is none, by periods %s | least and most of all laws |",
                Arrays.toString(PERIODS));
        line("|---|---|---|---|");
        falseTrends("chance alone", TrendSimulation::level);
        falseTrends("half their level besides", (periods, random) -> wandering(periods, 0, random));
        falseTrends(
                "half their level, next to next correlated by 0.4",
                (periods, random) -> wandering(periods, 0.4, random));
        line("");
    }

    private static void falseTrends(String name, Levels levels) {
        for (Shown articles : Shown.ALL) {
            StringBuilder found = new StringBuilder();
            double least = 100;
            double most = 0;
            for (int periods : PERIODS) {
                double sum = 0;
                for (SimulatedShares law : SimulatedShares.LAWS) {
                    double share = found(law, periods, articles.articles(), levels)[0];
                    sum += share / SimulatedShares.LAWS.size();
                    least = Math.min(least, share);
                    most = Math.max(most, share);
                }
                found.append(String.format(Locale.ROOT, " %.1f", sum));
            }
            line("| %s | %s |%s %% | %.1f to %.1f %% |", name, articles.name(), found, least, most);
        }
    }

    private record Shown(String name, Articles articles) {

        private static final List<Shown> ALL = List.of(
                new Shown("1 to 5", FEW), new Shown("20 to 39", SOME), new Shown("1 to 299, mostly few", UNEVEN));
    }

    private static double[] level(int periods, SplittableRandom random) {
        double[] levels = new double[periods];
        Arrays.fill(levels, 1);
        return levels;
    }

    /** Levels of mean 1 and a standard deviation of a half, before those below nothing are nothing. */
    private static double[] wandering(int periods, double correlation, SplittableRandom random) {
        double[] levels = new double[periods];
        double state = random.nextGaussian();
        for (int t = 0; t < periods; t++) {
            levels[t] = Math.max(0, 1 + 0.5 * state);
            state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return levels;
    }

    private static void shapes() {
        line("| 24 periods of 20 to 39 articles, a strong topic that | found rising | found falling |");
        line("|---|---|---|");
        shape("stays", at -> 1);
        shape("rises from half to one and a half of its level", at -> 0.5 + at);
        shape("rises to twice its level in the middle and falls back", at -> hump(at, 0.5));
        shape("rises to twice its level at three quarters and falls back", at -> hump(at, 0.75));
        shape("rises to twice its level at nine tenths and falls back", at -> hump(at, 0.9));
        shape("steps up by half in the middle and stays", at -> at < 0.5 ? 1 : 1.5);
    }

    private static double hump(double at, double peak) {
        return 1 + (at < peak ? at / peak : (1 - at) / (1 - peak));
    }

    private static void shape(String name, java.util.function.DoubleUnaryOperator level) {
        double[] found = found(SimulatedShares.LAWS.get(1), 24, SOME, (periods, random) -> IntStream.range(0, periods)
                .mapToDouble(t -> level.applyAsDouble(t / (periods - 1.0)))
                .toArray());
        line("| %s | %.1f %% | %.1f %% |", name, found[1], found[2]);
    }

    /** In per cent of the series: a trend at the 5 % level, one upwards, one downwards. */
    private static double[] found(SimulatedShares law, int periods, Articles articles, Levels levels) {
        SplittableRandom random = new SplittableRandom(periods);
        int up = 0;
        int down = 0;
        for (int i = 0; i < SERIES; i++) {
            Optional<Trend> trend = Trend.of(law.series(periods, articles, levels, random));
            boolean found = trend.isPresent() && trend.get().pValue() < FIVE_PERCENT;
            up += found && trend.get().slope() > 0 ? 1 : 0;
            down += found && trend.get().slope() < 0 ? 1 : 0;
        }
        return new double[] {100.0 * (up + down) / SERIES, 100.0 * up / SERIES, 100.0 * down / SERIES};
    }
}
