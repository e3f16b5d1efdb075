package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Pulls records out of a file's reader, and makes the failure that ends the file its last record. */
final class ReadRecords implements RecordIterator {

    /** What {@code rejects.stage} says of records given up here. */
    static final String STAGE = "read";

    private final ArticleReader reader;
    private final Place place;
    private Optional<ReadRecord> next = Optional.empty();
    private boolean ended;

    ReadRecords(ArticleReader reader, Place place) {
        this.reader = reader;
        this.place = place;
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty() && !ended) {
            next = pull();
        }
        return next.isPresent();
    }

    private Optional<ReadRecord> pull() {
        try {
            Optional<ReadRecord> record = reader.next();
            if (record.isEmpty()) {
                ended = true;
                reader.close();
            }
            return record;
        } catch (IOException e) {
            ended = true;
            return Optional.of(last(e));
        }
    }

    private Reject last(IOException e) {
        try {
            reader.close();
        } catch (IOException atClose) {
            e.addSuppressed(atClose);
        }
        return e instanceof BrokenInput broken ? broken.reject() : unreadable(e);
    }

    private Reject unreadable(IOException e) {
        return new Reject(place.at(0), STAGE, RejectReason.UNREADABLE, "cannot be read: " + BrokenInput.words(e), "");
    }

    @Override
    public ReadRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more records in " + place.path());
        }
        ReadRecord record = next.orElseThrow();
        next = Optional.empty();
        return record;
    }

    @Override
    public void close() {
        ended = true;
        next = Optional.empty();
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + place.path(), e);
        }
    }
}
