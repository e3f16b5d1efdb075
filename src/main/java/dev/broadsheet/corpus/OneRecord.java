package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file about which all is said in one record, without reading it. */
final class OneRecord implements ArticleReader {

    private final InputStream in;
    private Optional<ReadRecord> left;

    OneRecord(ReadRecord record, InputStream in) {
        this.left = Optional.of(record);
        this.in = in;
    }

    @Override
    public Optional<ReadRecord> next() {
        Optional<ReadRecord> next = left;
        left = Optional.empty();
        return next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
