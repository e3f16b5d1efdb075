package dev.broadsheet.job;

import java.io.PrintStream;

/** The last line of a terminal, written over and over. */
final class TerminalLine {

    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final int columns;
    private boolean shown;

    TerminalLine(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Shows a line, cut to the terminal's width, for a line that wraps cannot be taken back. */
    void show(String line) {
        int end = line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), Math.max(1, columns - 1)));
        out.print(CLEAR + line.substring(0, end));
        out.flush();
        shown = true;
    }

    void clear() {
        if (shown) {
            out.print(CLEAR);
            out.flush();
            shown = false;
        }
    }
}
