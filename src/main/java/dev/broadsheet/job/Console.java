package dev.broadsheet.job;

import dev.broadsheet.config.Secrets;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/**
 * What a person or a scheduler's log sees of a run: progress on the error stream, results on the output stream. On a
 * terminal the stage at work is one line that updates itself; elsewhere it is a plain line now and then, with the time (UTC).
 */
public final class Console implements AutoCloseable {

    private static final long TERMINAL_MILLIS = 250;
    private static final long LOG_MILLIS = 30_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final PrintStream results;
    private final PrintStream reports;
    private final Optional<TerminalLine> terminal;
    private final Clock clock;
    private final Timer ticker;
    private final PublishState publishing = new PublishState();

    private Optional<Progress> progress = Optional.empty();
    private boolean closed;

    private Console(PrintStream results, PrintStream reports, Optional<TerminalLine> terminal, Clock clock) {
        this.results = results;
        this.reports = reports;
        this.terminal = terminal;
        this.clock = clock;
        this.ticker = new Timer("broadsheet-progress", true);
        long period = terminal.isPresent() ? TERMINAL_MILLIS : LOG_MILLIS;
        ticker.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        tick();
                    }
                },
                period,
                period);
    }

    /** A console on a terminal of so many columns. */
    public static Console onTerminal(PrintStream results, PrintStream reports, int columns) {
        return new Console(results, reports, Optional.of(new TerminalLine(reports, columns)), Clock.systemUTC());
    }

    /** A console that writes plain lines. */
    public static Console plain(PrintStream results, PrintStream reports, Clock clock) {
        return new Console(results, reports, Optional.empty(), clock);
    }

    /** A stage begins; the one before it is over. */
    public void stage(String name) {
        stage(name, 0);
    }

    /** A stage begins that has so many bytes to read. */
    public synchronized void stage(String name, long bytesTotal) {
        endStage();
        progress = Optional.of(Progress.of(name, System.nanoTime(), bytesTotal));
        if (terminal.isEmpty()) {
            report(name);
        }
        tick();
    }

    /** The stage at work is over, and no other begins yet. */
    public synchronized void endStage() {
        progress.ifPresent(done -> report(done.closing(System.nanoTime())));
        progress = Optional.empty();
    }

    /** The stage at work has so many more tasks to do. */
    public synchronized void tasksAdded(long tasks) {
        progress = progress.map(p -> p.moreTasks(tasks));
    }

    /** A task of the stage at work ended, having read so much. */
    public synchronized void taskEnded(long bytes, long records) {
        progress = progress.map(p -> p.taskEnded(bytes, records));
    }

    /** A line worth knowing while the run goes on. */
    public synchronized void report(String line) {
        if (!closed) {
            terminal.ifPresent(TerminalLine::clear);
            String shown = Secrets.hide(line);
            reports.println(terminal.isPresent() ? shown : TIME.format(clock.instant()) + "  " + shown);
        }
    }

    /** Lines of the result. */
    public synchronized void results(List<String> lines) {
        endStage();
        lines.forEach(line -> results.println(Secrets.hide(line)));
        results.flush();
    }

    /** The one line that says why a run failed. */
    public synchronized void failure(String message) {
        if (!closed) {
            progress = Optional.empty();
            terminal.ifPresent(TerminalLine::clear);
            reports.println("broadsheet: " + Secrets.hide(message));
        }
    }

    /** Where publishing stands, for the word said when a signal ends the run. */
    public PublishState publishing() {
        return publishing;
    }

    /** The stack trace of a failure, for those who asked. */
    synchronized void trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        reports.print(Secrets.hide(trace.toString()));
        reports.flush();
    }

    /** Says a last word and nothing after it, whatever still runs. */
    synchronized void lastWord(String message) {
        failure(message);
        reports.flush();
        close();
    }

    @Override
    public synchronized void close() {
        terminal.ifPresent(TerminalLine::clear);
        closed = true;
        ticker.cancel();
    }

    private synchronized void tick() {
        if (closed || progress.isEmpty()) {
            return;
        }
        String line = progress.get().line(System.nanoTime());
        if (terminal.isPresent()) {
            terminal.get().show(line);
        } else if (progress.get().elapsed(System.nanoTime()).toMillis() >= LOG_MILLIS / 2) {
            report(line);
        }
    }
}
