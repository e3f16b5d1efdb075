package dev.broadsheet.warehouse;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Writes the rows of one partition into one file, wherever the partition is. */
@FunctionalInterface
public interface PartWriter<T> extends Serializable {

    /**
     * Writes one file.
     *
     * @param path a file that does not exist
     * @return the number of rows in it
     */
    long write(Iterator<T> rows, Path path, Configuration configuration) throws IOException;
}
