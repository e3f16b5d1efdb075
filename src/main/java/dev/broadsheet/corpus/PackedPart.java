package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The records of a part of a compressed file. Its last record may need bytes from behind the part; damage that lies there is told by the last part, which
 * always meets it, and ends the others without a word.
 */
final class PackedPart implements ArticleReader {

    private final ArticleReader records;
    private final long end;

    private PackedPart(ArticleReader records, long end) {
        this.records = records;
        this.end = end;
    }

    /** Opens a part; finding where its first record begins may meet damage too. */
    interface Opening {
        ArticleReader open() throws IOException;
    }

    static ArticleReader open(Opening opening, InputStream in, long end) throws IOException {
        try {
            return new PackedPart(opening.open(), end);
        } catch (BrokenInput e) {
            if (liesBehind(e, end)) {
                return new NoRecords(in);
            }
            throw e;
        }
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        try {
            return records.next();
        } catch (BrokenInput e) {
            if (liesBehind(e, end)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A file that cannot be read is told of by every part: it may be read by the next that tries. */
    private static boolean liesBehind(BrokenInput broken, long end) {
        return broken.reason() != RejectReason.UNREADABLE
                && broken.reject().at().offset() >= end;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
