package dev.broadsheet.corpus;

import java.util.Iterator;

/** The records of a split, read as they are asked for. Closes itself after the last one. */
public interface RecordIterator extends Iterator<ReadRecord>, AutoCloseable {

    @Override
    void close();
}
