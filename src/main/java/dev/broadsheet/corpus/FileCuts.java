package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Finds where a large file can be cut: anywhere where its records can be told apart from any byte on; at the members of a gzip file and the blocks of a
 * bzip2 file where that holds of what they unpack to. A compressed file is unpacked for this once, as only that tells how long its pieces are.
 */
public final class FileCuts {

    /** A gzip member longer than so many pieces is taken for all there is. */
    private static final int LONG_MEMBER = 2;

    private final IngestSettings settings;
    private final Opener opener;

    public FileCuts(IngestSettings settings) {
        this.settings = settings;
        this.opener = new Opener(settings);
    }

    /**
     * Where a part of a file can be cut. Damage is for the reader to tell of: what stands behind it is not cut.
     *
     * @param from first byte of the part, as stored
     * @param to byte after its last
     * @param step fewest stored bytes between two cuts
     */
    public Cuts find(InputFile file, long from, long to, long step, ByteSource bytes) {
        try {
            Optional<Packing> packing = packing(file, bytes);
            boolean entered = packing.filter(Packing::hasEntries).isPresent() && opener.maxNesting() > 0;
            if (packing.isPresent() && !entered) {
                return Cuts.NOWHERE;
            }
            try (InputStream in = bytes.open()) {
                if (!opener.canBeCut(Place.of(file), in, packing, budget(file))) {
                    return Cuts.NOWHERE;
                }
            }
            return packing.isEmpty() ? Cuts.ANYWHERE : within(file, packing.get(), from, to, step, bytes);
        } catch (IOException e) {
            return Cuts.NOWHERE;
        }
    }

    private static Optional<Packing> packing(InputFile file, ByteSource bytes) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(bytes.open())) {
            byte[] head = Heads.peek(in, Packing.HEAD);
            return Packing.of(head, head.length, file.path());
        }
    }

    private Budget budget(InputFile file) {
        return new Budget(file.path(), settings.maxUnpackedBytes(), settings.maxUnpackRatio());
    }

    private Cuts within(InputFile file, Packing packing, long from, long to, long step, ByteSource bytes)
            throws IOException {
        Budget budget = budget(file);
        InputStream in = new LayerStream(bytes.open(), file.path(), 0, RejectReason.UNREADABLE, budget::packed);
        if (packing == Packing.GZIP) {
            return from > 0 ? Cuts.NOWHERE : members(new GzipStream(in), to, step, budget);
        }
        return blocks(from > 0 ? Bzip2Stream.from(in, from * Byte.SIZE) : Bzip2Stream.of(in), from, to, step, budget);
    }

    private static Cuts members(GzipStream in, long to, long step, Budget budget) throws IOException {
        Walk walk = new Walk(0, to, step);
        return walk.through(
                in, () -> in.memberAt() * Byte.SIZE, () -> in.consumed() - in.memberAt() <= LONG_MEMBER * step, budget);
    }

    private static Cuts blocks(Bzip2Stream in, long from, long to, long step, Budget budget) throws IOException {
        return new Walk(from, to, step).through(in, in::blockAt, () -> true, budget);
    }

    /** What was passed of a part. */
    private static final class Walk {

        private final boolean midway;
        private final long end;
        private final long step;
        private final List<EntryPoint> points = new ArrayList<>();
        private long first = Cuts.NONE;
        private long next = Cuts.NONE;
        private long current = Cuts.NONE;
        /** Where the last cut lies; that at the beginning of the part was made when its file was divided. */
        private long last;

        private long length;

        Walk(long from, long to, long step) {
            this.midway = from > 0;
            this.end = to * Byte.SIZE;
            this.step = step * Byte.SIZE;
            this.last = midway ? from * Byte.SIZE - this.step : 0;
        }

        /** Reads on while there are pieces within the part and they are short enough. */
        Cuts through(InputStream in, LongSupplier piece, BooleanSupplier isShort, Budget budget) throws IOException {
            byte[] buffer = new byte[1 << 16];
            try (in) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    budget.unpacked(n);
                    if (!goesOn(piece.getAsLong(), n) || !isShort.getAsBoolean()) {
                        break;
                    }
                }
            } catch (IOException | RuntimeException e) {
                // The reader will tell of it; what was found before holds.
                return new Cuts(false, List.copyOf(points), first, Cuts.NONE, length);
            }
            return new Cuts(false, List.copyOf(points), first, next, length);
        }

        /** Takes bytes of the piece that begins at this bit; false where it lies behind the part. */
        private boolean goesOn(long bit, int bytes) {
            if (first == Cuts.NONE) {
                first = bit;
            }
            if (bit >= end) {
                next = bit;
                return false;
            }
            if (bit != current) {
                current = bit;
                if (bit - last >= step && (length > 0 || midway)) {
                    points.add(new EntryPoint(bit, length));
                    last = bit;
                }
            }
            length += bytes;
            return true;
        }
    }
}
