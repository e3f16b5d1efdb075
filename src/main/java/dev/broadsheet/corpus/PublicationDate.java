package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Article.DateNote;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an article was published, out of what its source wrote. Understood are
 *
 * <ul>
 *   <li>ISO 8601, also with a space for the T, single digits, {@code +0900}, {@code /} or {@code .} between year, month and day;
 *   <li>{@code yyyyMMdd}, {@code yyyyMMddHHmmss}, {@code yyyy-MM}, {@code yyyy}: the first instant of what they name;
 *   <li>RFC 1123 and e-mail dates with a year of four digits, {@code March 5, 2024}, {@code 5 March 2024};
 *   <li>seconds (9 or 10 digits) or milliseconds (12 or 13 digits) since 1970.
 * </ul>
 *
 * Without a zone, times are UTC. Orders that could be day or month first, and years of two digits, are not guessed.
 *
 * @param at empty when the value could not be understood or cannot be
 * @param note why
 */
public record PublicationDate(Optional<Instant> at, DateNote note) {

    private static final String TIME =
            "(?:[T ]+(?<h>\\d{1,2}):(?<min>\\d{2})(?::(?<s>\\d{2})(?:[.,](?<frac>\\d{1,9})\\d*)?)?\\s*(?<zone>[A-Z]{1,3}|[+-]\\d{2}:?\\d{2}|[+-]\\d{1,2})?)?";
    private static final String WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE;

    private static final Pattern ISO =
            Pattern.compile("(?<y>\\d{4})(?:([-/.])(?<m>\\d{1,2})(?:\\2(?<d>\\d{1,2})" + TIME + ")?)?", FLAGS);
    private static final Pattern COMPACT = Pattern.compile(
            "(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?:T?(?<h>\\d{2})(?<min>\\d{2})(?<s>\\d{2})(?<frac>)(?<zone>Z)?)?",
            FLAGS);
    private static final Pattern DAY_FIRST = Pattern.compile(
            WEEKDAY + "(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<m>[a-z]{3,9})\\.?,?\\s+(?<y>\\d{4}),?" + TIME, FLAGS);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            WEEKDAY + "(?<m>[a-z]{3,9})\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y>\\d{4}),?" + TIME, FLAGS);
    private static final Pattern SECONDS = Pattern.compile("(-?\\d{9,10})(?:\\.(\\d{1,9})\\d*)?");
    private static final Pattern MILLIS = Pattern.compile("(-?\\d{12,13})(?:\\.0+)?");

    /** The zones that RFC 822 names. */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("Z", "Z"),
            Map.entry("UT", "Z"),
            Map.entry("UTC", "Z"),
            Map.entry("GMT", "Z"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"));

    private static final String[] MONTHS = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };

    /** Reads a value; the day, in UTC, must lie between the two given ones. */
    public static PublicationDate parse(String value, LocalDate earliest, LocalDate latest) {
        Optional<Instant> at;
        try {
            at = instant(value.strip());
        } catch (DateTimeException e) {
            // A 30 February, a 25th hour: well-formed but no date.
            at = Optional.empty();
        }
        if (at.isEmpty()) {
            return new PublicationDate(at, DateNote.UNPARSABLE);
        }
        LocalDate day = LocalDate.ofInstant(at.get(), ZoneOffset.UTC);
        return day.isBefore(earliest) || day.isAfter(latest)
                ? new PublicationDate(Optional.empty(), DateNote.OUT_OF_RANGE)
                : new PublicationDate(at, DateNote.USED);
    }

    private static Optional<Instant> instant(String value) {
        for (Pattern pattern : new Pattern[] {ISO, COMPACT, DAY_FIRST, MONTH_FIRST}) {
            Matcher matcher = pattern.matcher(value);
            if (matcher.matches()) {
                return Optional.of(calendar(matcher));
            }
        }
        Matcher seconds = SECONDS.matcher(value);
        if (seconds.matches()) {
            return Optional.of(Instant.ofEpochSecond(
                    Long.parseLong(seconds.group(1)), nanos(Optional.ofNullable(seconds.group(2)))));
        }
        Matcher millis = MILLIS.matcher(value);
        return millis.matches() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(millis.group(1)))) : Optional.empty();
    }

    private static Instant calendar(Matcher m) {
        LocalDate day = LocalDate.of(number(m, "y", 0), month(m), number(m, "d", 1));
        LocalTime time = LocalTime.of(
                number(m, "h", 0), number(m, "min", 0), number(m, "s", 0), nanos(Optional.ofNullable(m.group("frac"))));
        String zone = m.group("zone") == null ? "Z" : m.group("zone").toUpperCase(Locale.ROOT);
        String offset = Character.isLetter(zone.charAt(0)) ? ZONES.getOrDefault(zone, "unknown zone " + zone) : zone;
        return LocalDateTime.of(day, time).toInstant(ZoneOffset.of(offset));
    }

    private static int month(Matcher m) {
        String month = m.group("m");
        if (month == null || Character.isDigit(month.charAt(0))) {
            return number(m, "m", 1);
        }
        String lower = month.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.length; i++) {
            boolean abbreviated =
                    (MONTHS[i].startsWith(lower) && lower.length() == 3) || (lower.equals("sept") && i == 8);
            if (abbreviated || MONTHS[i].equals(lower)) {
                return i + 1;
            }
        }
        throw new DateTimeException("no month: " + month);
    }

    private static int number(Matcher m, String group, int absent) {
        return m.group(group) == null ? absent : Integer.parseInt(m.group(group));
    }

    /** Digits after the point of a second, as nanoseconds. */
    private static int nanos(Optional<String> fraction) {
        return Integer.parseInt((fraction.orElse("") + "000000000").substring(0, 9));
    }
}
