package dev.broadsheet.corpus;

import java.io.Serializable;

/**
 * The part of a file that is read at a stretch. A record belongs to the split in which its first byte lies. Files that
 * cannot be cut have one split, from 0 to their length.
 *
 * @param start first byte
 * @param end byte after the last
 */
public record InputSplit(InputFile file, long start, long end) implements Serializable {

    public InputSplit {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no split of " + file.path() + ": " + start + " to " + end);
        }
    }

    public static InputSplit whole(InputFile file) {
        return new InputSplit(file, 0, file.length());
    }
}
