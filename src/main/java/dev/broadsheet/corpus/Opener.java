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

    /** Only uncompressed lines can be read from the middle; of anything else the first split has all, the others nothing. */
    ArticleReader openSplit(Place place, InputStream raw, InputSplit split, Budget budget) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
        if (split.start() == 0 && split.end() >= split.file().length()) {
            return open(new Opened(place, place.path(), in, 0, 0, false), budget);
        }
        byte[] head = Heads.peek(in, Packing.HEAD);
        if (Packing.of(head, head.length, place.path()).isEmpty()
                && tools.transcoding(head).isEmpty()) {
            Optional<Splitting> splitting = format(in, place.path()).flatMap(Format::splitting);
            if (splitting.isPresent()) {
                return splitting.get().open(tools, tools.maker(place), in, split);
            }
        }
        return split.start() == 0 ? open(new Opened(place, place.path(), in, 0, 0, false), budget) : new NoRecords(in);
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

    private static Opened unpack(Opened file, Packing packing, int nesting, Budget budget) throws IOException {
        int layer = file.layer() + 1;
        InputStream in = new LayerStream(
                new LazyUnpacking(packing, file.in()),
                file.place().path(),
                layer,
                RejectReason.DAMAGED_ARCHIVE,
                budget::unpacked);
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
