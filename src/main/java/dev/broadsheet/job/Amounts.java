package dev.broadsheet.job;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people write them. */
final class Amounts {

    private static final String[] BYTES = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Amounts() {}

    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    static String count(long n, String noun) {
        return number(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** In powers of 1000, three digits or so. */
    static String bytes(long bytes) {
        int unit = 0;
        double amount = bytes;
        while (amount >= 999.5 && unit < BYTES.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || amount >= 99.95 ? "%.0f %s" : "%.1f %s", amount, BYTES[unit]);
    }

    /** {@code 7 s}, {@code 2 min 5 s}, {@code 3 h 12 min}. */
    static String duration(Duration duration) {
        long seconds = (duration.toMillis() + 500) / 1000;
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
