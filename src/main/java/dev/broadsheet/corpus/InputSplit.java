package dev.broadsheet.corpus;

import java.io.Serializable;

/**
 * The part of a file that is read at a stretch. A record belongs to the split in which its first byte lies. Files that
 * cannot be cut have one split.
 *
 * @param start first byte; of a compressed file that is cut, of what it unpacks to
 * @param end byte after the last, likewise
 * @param entry where unpacking begins; the beginning of the file where it is not compressed
 * @param stored how many bytes of the file, as stored, it stands for
 */
public record InputSplit(InputFile file, long start, long end, EntryPoint entry, long stored) implements Serializable {

    public InputSplit {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no split of " + file.path() + ": " + start + " to " + end);
        }
    }

    /** A part of a file that is not compressed. */
    public InputSplit(InputFile file, long start, long end) {
        this(file, start, end, EntryPoint.BEGINNING, end - start);
    }

    public static InputSplit whole(InputFile file) {
        return new InputSplit(file, 0, file.length());
    }

    boolean isWhole() {
        return start == 0 && stored >= file.length();
    }
}
