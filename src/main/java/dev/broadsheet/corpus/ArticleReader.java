package dev.broadsheet.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The records of one file of one format. An error within a record is a reject, and reading goes on; an {@link IOException}
 * says that this file cannot be read on, and ends it.
 */
interface ArticleReader extends Closeable {

    /** The next record; empty at the end. */
    Optional<ReadRecord> next() throws IOException;

    /** A reader of a file whose only record is known already. */
    static ArticleReader of(ReadRecord record) {
        return new OneRecord(record, InputStream.nullInputStream());
    }
}
