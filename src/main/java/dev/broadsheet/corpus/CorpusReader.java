package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * Reads the records of raw files. Bad data never throws: it comes as a {@link Reject} with its place and reason, and reading
 * goes on with the next record, entry or file. One instance a thread, as it keeps buffers.
 */
public final class CorpusReader {

    private final IngestSettings settings;
    private final Opener opener;

    public CorpusReader(IngestSettings settings) {
        this.settings = settings;
        this.opener = new Opener(settings);
    }

    /** The records of a split, read as they are asked for. A record belongs to the split that its first byte lies in. */
    public RecordIterator read(InputSplit split, ByteSource bytes) {
        InputFile file = split.file();
        Place place = Place.of(file);
        Budget budget = new Budget(file.path(), settings.maxUnpackedBytes(), settings.maxUnpackRatio());
        try {
            ByteSource stored =
                    () -> new LayerStream(bytes.open(), file.path(), 0, RejectReason.UNREADABLE, budget::packed);
            return new ReadRecords(opener.openSplit(place, stored, split, budget), place);
        } catch (BrokenInput e) {
            return new ReadRecords(ArticleReader.of(e.reject()), place);
        } catch (IOException e) {
            String message = "cannot be opened: " + why(e);
            Reject reject = new Reject(place.at(0), ReadRecords.STAGE, RejectReason.UNREADABLE, message, "");
            return new ReadRecords(ArticleReader.of(reject), place);
        }
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "the file is gone since the inputs were listed";
        }
        return e instanceof AccessDeniedException ? "permission denied" : BrokenInput.words(e);
    }
}
