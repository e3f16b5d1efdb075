package dev.broadsheet.corpus;

import java.io.Serializable;

/**
 * Where a record stands in the raw corpus.
 *
 * @param path input name and path within it, {@code /}-separated; {@code !/} leads into an archive
 * @param offset byte offset of the record in its decompressed file; 0 for a whole file
 */
public record Location(String path, long offset) implements Serializable {

    /** Stands between the path of an archive and a path within it. */
    static final String INSIDE = "!/";

    public Location {
        if (path.isEmpty() || offset < 0) {
            throw new IllegalArgumentException("no location: path '" + path + "', offset " + offset);
        }
    }
}
