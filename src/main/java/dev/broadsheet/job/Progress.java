package dev.broadsheet.job;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far a stage of a run has come. Immutable; every report makes a new one.
 *
 * @param stage the stage, named by what it does
 * @param startedNanos when it began
 * @param tasksDone tasks that ended
 * @param tasksTotal tasks known so far
 * @param bytesDone bytes read, as far as they are reported
 * @param bytesTotal bytes there are to read; 0 if not known
 * @param recordsDone records read, as far as they are reported
 */
record Progress(
        String stage,
        long startedNanos,
        long tasksDone,
        long tasksTotal,
        long bytesDone,
        long bytesTotal,
        long recordsDone) {

    static Progress of(String stage, long nowNanos, long bytesTotal) {
        return new Progress(stage, nowNanos, 0, 0, 0, bytesTotal, 0);
    }

    Progress moreTasks(long tasks) {
        return new Progress(stage, startedNanos, tasksDone, tasksTotal + tasks, bytesDone, bytesTotal, recordsDone);
    }

    /** A task ended, having read so much. */
    Progress taskEnded(long bytes, long records) {
        return new Progress(
                stage,
                startedNanos,
                tasksDone + 1,
                Math.max(tasksTotal, tasksDone + 1),
                bytesDone + bytes,
                bytesTotal,
                recordsDone + records);
    }

    Duration elapsed(long nowNanos) {
        return Duration.ofNanos(nowNanos - startedNanos);
    }

    /** Share done, by bytes where their total is known and by tasks otherwise; empty before there is anything to go by. */
    OptionalDouble share() {
        if (bytesTotal > 0 && bytesDone > 0) {
            return OptionalDouble.of(Math.min(1.0, (double) bytesDone / bytesTotal));
        }
        return tasksTotal == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) tasksDone / tasksTotal);
    }

    /** Stage, share done, rate, time left. */
    String line(long nowNanos) {
        StringBuilder line = new StringBuilder(stage);
        OptionalDouble share = share();
        share.ifPresent(s -> line.append(String.format(Locale.ROOT, "  %3.0f %%", 100 * s)));
        double seconds = elapsed(nowNanos).toMillis() / 1000.0;
        if (seconds > 0) {
            line.append(rate(seconds));
        }
        if (share.isPresent() && share.getAsDouble() >= 0.02 && share.getAsDouble() < 1) {
            double left = seconds * (1 - share.getAsDouble()) / share.getAsDouble();
            line.append("  ")
                    .append(Amounts.duration(Duration.ofMillis(Math.round(left * 1000))))
                    .append(" left");
        }
        return line.toString();
    }

    /** What is left standing when the stage is over. */
    String closing(long nowNanos) {
        return stage + "  done in " + Amounts.duration(elapsed(nowNanos))
                + (recordsDone > 0 ? ", " + Amounts.count(recordsDone, "record") : "")
                + (bytesDone > 0 ? ", " + Amounts.bytes(bytesDone) : "");
    }

    private String rate(double seconds) {
        if (bytesDone > 0) {
            return "  " + Amounts.bytes(Math.round(bytesDone / seconds)) + "/s";
        }
        if (recordsDone > 0) {
            return "  " + Amounts.number(Math.round(recordsDone / seconds)) + " records/s";
        }
        return tasksDone > 0
                ? "  %s of %s".formatted(Amounts.number(tasksDone), Amounts.count(tasksTotal, "task"))
                : "";
    }
}
