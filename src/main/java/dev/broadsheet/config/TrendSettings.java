package dev.broadsheet.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * How topics are followed over time.
 *
 * @param period what is counted together
 * @param dimensions what articles are told apart by, besides all together: source, language, or the name of a {@link KeptField}
 * @param maxValues most values of a dimension that are followed, those of most articles
 * @param maxFalseShare of the topics called rising or falling, the share that may be so by chance, 0 to 1
 */
public record TrendSettings(Period period, List<String> dimensions, int maxValues, double maxFalseShare)
        implements java.io.Serializable {

    /** Spans of days. */
    public enum Period {
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        private static final int QUARTER_MONTHS = 3;

        /** The first day of the span that a day lies in; weeks begin on Mondays. */
        public LocalDate start(LocalDate day) {
            return switch (this) {
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % QUARTER_MONTHS);
                case YEAR -> day.withDayOfYear(1);
            };
        }
    }

    /** What articles can be told apart by whatever is kept of their records: columns of the articles. */
    public static final List<String> COLUMNS = List.of("source", "language");

    /** The dimension of all articles, which has one value, of the same name. */
    public static final String ALL = "all";

    public TrendSettings {
        dimensions = List.copyOf(dimensions);
        Check.that(maxValues >= 1, "trends.max-values", maxValues, "at least 1");
        Check.share("trends.max-false-share", maxFalseShare);
    }

    /** Whether a dimension has this name whatever is kept of records. */
    static boolean isOwn(String name) {
        return name.equals(ALL) || COLUMNS.contains(name);
    }

    /** The dimensions that are kept fields. */
    public List<String> keptDimensions() {
        return dimensions.stream()
                .filter(dimension -> !COLUMNS.contains(dimension))
                .toList();
    }
}
