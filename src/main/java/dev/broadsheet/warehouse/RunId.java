package dev.broadsheet.warehouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names a run by what it is made from: {@code YYYY-MM-DD-} and the first 12 hex digits of SHA-256 over job, settings, code
 * and inventory. The same run has the same name, which is how a second start knows that there is nothing to do.
 */
public record RunId(String value) {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{12}(-[1-9]\\d*)?");

    /** Characters of the day and what follows it, and of the hash. */
    private static final int DAY = 11;

    private static final int HASH = 12;

    public RunId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a run id: " + value);
        }
    }

    /** Whether a text has the form of a run's name. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    public static RunId of(
            LocalDate logicalDate,
            String job,
            String settingsFingerprint,
            String codeVersion,
            String inventoryFingerprint) {
        String parts = String.join("\n", List.of(job, settingsFingerprint, codeVersion, inventoryFingerprint));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return new RunId(logicalDate + "-" + HexFormat.of().formatHex(hash, 0, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The name for doing the same once more: readers may be reading what was published under the others.
     *
     * @param taken names that were published
     */
    RunId after(Collection<String> taken) {
        RunId next = this;
        for (int time = 2; taken.contains(next.value); time++) {
            next = new RunId(value + "-" + time);
        }
        return next;
    }

    /** Whether a run of that name is this one, or this one done once more. */
    public boolean isOrWasRepeatedAs(String run) {
        return run.equals(value) || run.startsWith(value + "-");
    }

    /** Whether that run was made from the same by the same, on whatever day. */
    public boolean isSameWorkAs(RunId other) {
        return work().equals(other.work());
    }

    private String work() {
        return value.substring(DAY, DAY + HASH);
    }

    /** The logical date of the run. */
    public LocalDate day() {
        return LocalDate.parse(value.substring(0, DAY - 1));
    }

    /** Whether a run is this one, or either is the other done once more. */
    public boolean isTheSameAs(RunId run) {
        return day().equals(run.day()) && isSameWorkAs(run);
    }

    @Override
    public String toString() {
        return value;
    }
}
