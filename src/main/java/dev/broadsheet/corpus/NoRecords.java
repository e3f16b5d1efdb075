package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The later splits of a file that turned out not to be splittable: its first split has all records. */
final class NoRecords implements ArticleReader {

    private final InputStream in;

    NoRecords(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<ReadRecord> next() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
