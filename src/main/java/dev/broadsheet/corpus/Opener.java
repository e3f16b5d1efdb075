package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings;
import dev.broadsheet.corpus.Format.Splitting;
import dev.broadsheet.corpus.Skipped.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Finds out how a file is packed and written, and opens the reader for it. */
final class Opener {

    /** Small, as there is one for each of many small entries; longer reads go past it. */
    private static final int BUFFER = 1 << 13;

    private final IngestSettings settings;
    private final PathRules rules;
    private final ReaderTools tools;

    /**
     * A file on its way to its reader.
     *
     * @param name the name that tells its format: without what says how it was packed
     * @param layer how many streams stand between it and the raw bytes
     * @param nesting how many archives and compressed files it is in
     * @param compressed whether the layer around it is a compression
     */
    private record Opened(
            Place place, String name, BufferedInputStream in, int layer, int nesting, boolean compressed) {}

    Opener(IngestSettings settings) {
        this.settings = settings;
        this.rules = new PathRules(settings);
        this.tools = new ReaderTools(settings);
    }

    PathRules rules() {
        return rules;
    }

    int maxRecordBytes() {
        return settings.maxRecordBytes();
    }

    /** Of a file that cannot be cut the first split has all, the others nothing. */
    ArticleReader openSplit(Place place, ByteSource bytes, InputSplit split, Budget budget) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes.open(), BUFFER);
        Opened file = new Opened(place, place.path(), in, 0, 0, false);
        if (split.isWhole()) {
            return open(file, budget);
        }
        Optional<Packing> packing = packing(in, place.path()).filter(Packing::hasEntries);
        if (packing.isPresent()) {
            file = unpacked(file, new UnpackedFrom(packing.get(), in, bytes, split.entry()), 1, budget);
        }
        Optional<Splitting> splitting = splitting(file);
        if (splitting.isPresent()) {
            BufferedInputStream unpacked = file.in();
            PackedPart.Opening opening = () -> splitting.get().open(tools, tools.maker(place), unpacked, split);
            return packing.isEmpty() ? opening.open() : PackedPart.open(opening, unpacked, split.end());
        }
        return split.start() == 0 ? open(file, budget) : new NoRecords(file.in());
    }

    private static Optional<Packing> packing(BufferedInputStream in, String name) throws IOException {
        byte[] head = Heads.peek(in, Packing.HEAD);
        return Packing.of(head, head.length, name);
    }

    private Optional<Splitting> splitting(Opened file) throws IOException {
        byte[] head = Heads.peek(file.in(), Packing.HEAD);
        boolean plain = Packing.of(head, head.length, file.name()).isEmpty()
                && tools.transcoding(head).isEmpty();
        return plain && head.length > 0 ? format(file.in(), file.name()).flatMap(Format::splitting) : Optional.empty();
    }

    /** Whether a file's records can be told apart from any byte on: as it is, or once it is unpacked from within ({@code packing}). */
    boolean canBeCut(Place place, InputStream stored, Optional<Packing> packing, Budget budget) throws IOException {
        Opened file =
                new Opened(place, place.path(), new BufferedInputStream(stored, BUFFER), 0, 0, packing.isPresent());
        return splitting(packing.isEmpty() ? file : unpack(file, packing.get(), 1, budget))
                .isPresent();
    }

    int maxNesting() {
        return settings.maxNesting();
    }

    /** A reader of an entry of an archive. */
    ArticleReader openEntry(Place place, InputStream entry, int layer, int nesting, Budget budget) throws IOException {
        return open(
                new Opened(place, place.path(), new BufferedInputStream(entry, BUFFER), layer, nesting, false), budget);
    }

    private ArticleReader open(Opened file, Budget budget) throws IOException {
        byte[] head = Heads.peek(file.in(), Packing.HEAD);
        Optional<Packing> packing = Packing.of(head, head.length, file.name());
        if (packing.isEmpty()) {
            return openPlain(file, head);
        }
        if (packing.get() == Packing.UNSUPPORTED) {
            return single(
                    file,
                    RejectReason.UNSUPPORTED_ENTRY,
                    "packed in a way that is not unpacked; repack it as gzip, bzip2, zstd, tar or zip");
        }
        // A tar.gz is one archive, not two.
        int nesting = file.nesting() + (packing.get().isArchive() && file.compressed() ? 0 : 1);
        if (nesting > settings.maxNesting()) {
            return single(
                    file,
                    RejectReason.NESTED_TOO_DEEP,
                    "archives within archives, deeper than " + settings.maxNesting() + " (ingest.max-nesting)");
        }
        if (packing.get().isArchive()) {
            return new ArchiveReader(this, packing.get(), file.place(), file.in(), file.layer(), nesting, budget);
        }
        return open(unpack(file, packing.get(), nesting, budget), budget);
    }

    private static Opened unpack(Opened file, Packing packing, int nesting, Budget budget) {
        return unpacked(file, new LazyUnpacking(packing, file.in()), nesting, budget);
    }

    private static Opened unpacked(Opened file, InputStream unpacking, int nesting, Budget budget) {
        int layer = file.layer() + 1;
        InputStream in =
                new LayerStream(unpacking, file.place().path(), layer, RejectReason.DAMAGED_ARCHIVE, budget::unpacked);
        String name = FileNames.unpacked(file.name());
        return new Opened(file.place(), name, new BufferedInputStream(in, BUFFER), layer, nesting, true);
    }

    private ArticleReader openPlain(Opened file, byte[] head) throws IOException {
        if (head.length == 0) {
            return single(file, RejectReason.EMPTY, "the file holds no bytes");
        }
        Optional<Format> format = format(file.in(), file.name());
        if (format.isEmpty()) {
            return new OneRecord(new Skipped(file.place().at(0), Reason.NOT_AN_ARTICLE), file.in());
        }
        ArticleMaker maker = tools.maker(file.place());
        return format.get().opening().open(tools, maker, file.in());
    }

    /** The configured format, else what content and name say; empty for what is no article. Lines of JSON stay lines. */
    private Optional<Format> format(BufferedInputStream in, String name) throws IOException {
        Optional<Format> configured = settings.format().map(Formats::named);
        if (configured.equals(Optional.of(JsonReader.FORMAT))) {
            return Formats.byName(name)
                    .filter(format -> format.equals(JsonLinesReader.FORMAT))
                    .or(() -> configured);
        }
        return configured.isPresent() ? configured : Formats.of(Head.of(Heads.peek(in, Head.LENGTH)), name);
    }

    private static ArticleReader single(Opened file, RejectReason reason, String message) {
        return new OneRecord(new Reject(file.place().at(0), ReadRecords.STAGE, reason, message, ""), file.in());
    }
}
