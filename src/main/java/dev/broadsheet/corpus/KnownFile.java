package dev.broadsheet.corpus;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A file whose records are published.
 *
 * @param path input name and path within it
 * @param length in bytes
 * @param modifiedMillis when it was last changed, milliseconds since 1970 UTC
 * @param present whether the latest run found it; otherwise it is gone, and what it held is kept
 * @param readOn day of the run that read it
 * @param readIn name of that run
 * @param skipped records in it that never were articles
 */
public record KnownFile(
        String path, long length, long modifiedMillis, boolean present, LocalDate readOn, String readIn, long skipped)
        implements Serializable {

    /** Whether a file that was found is this one, as it was when it was read. */
    boolean isStill(InputFile file) {
        return path.equals(file.path()) && length == file.length() && modifiedMillis == file.modifiedMillis();
    }

    /** The same file, found or not. */
    KnownFile found(boolean nowPresent) {
        return new KnownFile(path, length, modifiedMillis, nowPresent, readOn, readIn, skipped);
    }
}
