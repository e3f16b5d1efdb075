package dev.broadsheet.corpus;

import java.io.Serializable;

/**
 * A file of the raw corpus, as it was found when the inputs were listed.
 *
 * @param uri where its bytes are
 * @param path input name, {@code /}, path below the input; the input name alone when the input is this file
 * @param length bytes, as stored
 * @param modifiedMillis when it was last changed, milliseconds since 1970 UTC
 */
public record InputFile(String uri, String path, long length, long modifiedMillis) implements Serializable {

    public InputFile {
        if (path.isEmpty() || length < 0) {
            throw new IllegalArgumentException("no file: path '" + path + "', length " + length);
        }
    }
}
