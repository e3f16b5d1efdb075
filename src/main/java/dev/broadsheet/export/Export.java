package dev.broadsheet.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A format that tables are written in. */
@FunctionalInterface
public interface Export {

    /**
     * Writes files.
     *
     * @param folder an empty folder that exists
     * @return what was written
     */
    List<Path> write(PublishedTables tables, Path folder) throws IOException;
}
