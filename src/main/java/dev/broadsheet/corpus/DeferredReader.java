package dev.broadsheet.corpus;

import java.io.IOException;
import java.util.Optional;

/** A reader that is opened when its first record is asked for, so that failing to open is failing to read. */
final class DeferredReader implements ArticleReader {

    /** Opens the reader. */
    interface Opening {
        ArticleReader open() throws IOException;
    }

    private final Opening opening;
    private Optional<ArticleReader> reader = Optional.empty();

    DeferredReader(Opening opening) {
        this.opening = opening;
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        if (reader.isEmpty()) {
            reader = Optional.of(opening.open());
        }
        return reader.get().next();
    }

    @Override
    public void close() throws IOException {
        if (reader.isPresent()) {
            reader.get().close();
        }
    }
}
