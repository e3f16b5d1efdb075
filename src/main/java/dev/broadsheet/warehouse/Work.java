package dev.broadsheet.warehouse;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** Something to be read, by whichever machine. */
interface Work<R extends Serializable> extends Serializable {

    /** Does it. What is wrong with the tables is part of the result. */
    R run(Configuration configuration) throws IOException;

    /** Bytes to read, roughly. */
    long size();
}
