package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Skipped.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** The records of everything in an archive, entry by entry as they stream past. */
final class ArchiveReader implements ArticleReader {

    private final Opener opener;
    private final Packing packing;
    private final Place place;
    private final int layer;
    private final int nesting;
    private final Budget budget;
    private final ArchiveEnd end;
    private final ArchiveInputStream<?> archive;
    private Optional<ArticleReader> entry = Optional.empty();
    private Optional<EntryStream> last = Optional.empty();
    private Place lastPlace;
    private Optional<ArchiveEntry> ahead = Optional.empty();

    ArchiveReader(Opener opener, Packing packing, Place place, InputStream in, int layer, int nesting, Budget budget) {
        this.opener = opener;
        this.packing = packing;
        this.place = place;
        this.lastPlace = place;
        this.layer = layer;
        this.nesting = nesting;
        this.budget = budget;
        this.end = new ArchiveEnd(in, packing);
        this.archive = packing.entries(end);
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        while (true) {
            Optional<ReadRecord> record = fromEntry();
            if (record.isPresent()) {
                return record;
            }
            Optional<ArchiveEntry> next = ahead.isPresent() ? ahead : advance();
            ahead = Optional.empty();
            if (last.isPresent() && last.get().differs()) {
                ahead = next;
                String message = "damaged: the checksum behind the entry is not that of what was read from it";
                return Optional.of(reject(lastPlace, RejectReason.DAMAGED_ARCHIVE, message));
            }
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Optional<ReadRecord> without = withoutReading(next.get());
            if (without.isPresent()) {
                return without;
            }
        }
    }

    /** The next record of the entry being read. Damage within the entry ends only the entry. */
    private Optional<ReadRecord> fromEntry() throws IOException {
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<ReadRecord> record = entry.get().next();
            if (record.isEmpty()) {
                closeEntry();
            }
            return record;
        } catch (BrokenInput e) {
            closeEntry();
            if (e.layer() <= layer) {
                throw e;
            }
            return Optional.of(e.reject());
        }
    }

    private Optional<ArchiveEntry> advance() throws IOException {
        try {
            ArchiveEntry next = archive.getNextEntry();
            end.atMost(next != null && EntryStream.endIsSearched(next) ? opener.maxRecordBytes() : Long.MAX_VALUE);
            if (next == null) {
                end.check();
            }
            return Optional.ofNullable(next);
        } catch (BrokenInput e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Damaged headers come as exceptions of many kinds.
            throw new BrokenInput(
                    place.at(end.position()),
                    RejectReason.DAMAGED_ARCHIVE,
                    layer,
                    "damaged or cut short: " + BrokenInput.words(e),
                    e);
        }
    }

    /** What is said of an entry that is not opened; otherwise opens it. */
    private Optional<ReadRecord> withoutReading(ArchiveEntry next) throws IOException {
        if (next.isDirectory()) {
            return Optional.empty();
        }
        Optional<String> name = EntryName.safe(next.getName());
        if (name.isEmpty()) {
            String message = "the entry's name leads out of the archive: " + next.getName();
            return Optional.of(reject(place, RejectReason.UNSAFE_PATH, message));
        }
        Place at = place.entry(name.get());
        Optional<Reason> skip = next instanceof TarArchiveEntry tar && !tar.isFile()
                ? Optional.of(Reason.NOT_AN_ARTICLE)
                : opener.rules().skip(at.below());
        if (skip.isPresent()) {
            return Optional.of(new Skipped(at.at(0), skip.get()));
        }
        if (!readable(next)) {
            return Optional.of(reject(
                    at,
                    RejectReason.UNSUPPORTED_ENTRY,
                    "encrypted, or packed in a way that cannot be read in a stream"));
        }
        EntryStream bytes = EntryStream.of(archive, next);
        last = Optional.of(bytes);
        lastPlace = at;
        InputStream in = new LayerStream(bytes, at.path(), layer, RejectReason.DAMAGED_ARCHIVE, meter());
        entry = Optional.of(new DeferredReader(() -> opener.openEntry(at, in, layer + 1, nesting, budget)));
        return Optional.empty();
    }

    /** Only a zip inflates its entries itself. */
    private LayerStream.Meter meter() {
        return packing == Packing.ZIP ? budget::unpacked : bytes -> {};
    }

    private boolean readable(ArchiveEntry next) {
        return EntryStream.readable(archive, next);
    }

    private static Reject reject(Place at, RejectReason reason, String message) {
        return new Reject(at.at(0), ReadRecords.STAGE, reason, message, "");
    }

    private void closeEntry() throws IOException {
        if (entry.isPresent()) {
            ArticleReader closing = entry.get();
            entry = Optional.empty();
            closing.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeEntry();
        archive.close();
    }
}
