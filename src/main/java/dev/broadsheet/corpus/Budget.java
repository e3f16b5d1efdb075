package dev.broadsheet.corpus;

import java.io.IOException;

/** How much one file has unpacked to, held against what the settings allow. */
final class Budget {

    /** Nothing smaller is a bomb, whatever its ratio: a file of one letter repeated packs a thousandfold. */
    private static final long HARMLESS = 10L << 20;

    private final String path;
    private final long maxBytes;
    private final int maxRatio;
    private long packed;
    private long unpacked;

    Budget(String path, long maxBytes, int maxRatio) {
        this.path = path;
        this.maxBytes = maxBytes;
        this.maxRatio = maxRatio;
    }

    void packed(long bytes) {
        packed += bytes;
    }

    void unpacked(long bytes) throws IOException {
        unpacked += bytes;
        if (unpacked > maxBytes) {
            throw bomb("more than " + maxBytes + " bytes (ingest.max-unpacked-bytes)");
        }
        if (unpacked > HARMLESS && unpacked / maxRatio > packed) {
            throw bomb("more than " + maxRatio + " times its size (ingest.max-unpack-ratio)");
        }
    }

    private BrokenInput bomb(String what) {
        return new BrokenInput(
                new Location(path, unpacked),
                RejectReason.ARCHIVE_BOMB,
                BrokenInput.EVERYTHING,
                "unpacks to " + what + "; the rest is not read",
                null);
    }
}
