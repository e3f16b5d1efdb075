package dev.broadsheet.job;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** Finds out where a run is being watched. */
final class Terminal {

    private Terminal() {}

    /**
     * The launcher says in {@code BROADSHEET_TERMINAL} how wide the terminal of the error stream is, 0 if it is none. Progress
     * then goes to the terminal itself, for spark-submit's error stream passes a filter that works by whole lines.
     */
    static Console console(Map<String, String> environment) {
        int columns = columns(environment.getOrDefault("BROADSHEET_TERMINAL", "0"));
        PrintStream results = printer(System.out);
        PrintStream reports = printer(System.err);
        if (columns > 0) {
            try {
                return Console.onTerminal(results, printer(new FileOutputStream("/dev/tty")), columns);
            } catch (FileNotFoundException e) {
                reports.println("No terminal to show progress on: " + e.getMessage());
            }
        }
        return Console.plain(results, reports, Clock.systemUTC());
    }

    /** Labels and terms are of every script, so the streams are UTF-8 whatever the locale says. */
    private static PrintStream printer(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private static int columns(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
