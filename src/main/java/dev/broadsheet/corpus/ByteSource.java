package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one file, from the first on. */
public interface ByteSource {

    InputStream open() throws IOException;
}
