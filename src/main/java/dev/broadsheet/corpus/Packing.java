package dev.broadsheet.corpus;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** How bytes are packed, told by the bytes themselves. */
enum Packing {
    GZIP,
    BZIP2,
    ZSTD,
    TAR,
    ZIP,
    /** Known, but nothing here unpacks it. */
    UNSUPPORTED;

    /** So many first bytes are enough to tell. */
    static final int HEAD = 512;

    private static final String BZIP2_BLOCK = "1AY&SY";
    private static final String BZIP2_END = "\u0017rE8P\u0090";

    /** Empty when the bytes are not packed. */
    static Optional<Packing> of(byte[] head, int length, String path) {
        // ISO 8859-1 keeps each byte as one character.
        String start = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u001F\u008B\b")) {
            return Optional.of(GZIP);
        }
        if (start.startsWith("BZh") && (start.startsWith(BZIP2_BLOCK, 4) || start.startsWith(BZIP2_END, 4))) {
            return Optional.of(BZIP2);
        }
        if (start.startsWith("(\u00B5/\u00FD")) {
            return Optional.of(ZSTD);
        }
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return Optional.of(ZIP);
        }
        boolean oldTar = FileNames.extension(path).equals("tar") && length == HEAD;
        if (start.startsWith("ustar", 257) || oldTar) {
            return Optional.of(TAR);
        }
        boolean other = start.startsWith("\u00FD7zXZ\u0000")
                || start.startsWith("7z\u00BC\u00AF'\u001C")
                || start.startsWith("Rar!\u001A\u0007")
                || start.startsWith("\u001F\u009D")
                || start.startsWith("\u0004\"M\u0018");
        return other ? Optional.of(UNSUPPORTED) : Optional.empty();
    }

    boolean isArchive() {
        return this == TAR || this == ZIP;
    }

    InputStream unpack(InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new GzipStream(in);
            case BZIP2 -> Bzip2Stream.of(in);
            case ZSTD -> new ZstdInputStreamNoFinalizer(in);
            case TAR, ZIP, UNSUPPORTED -> throw new IllegalStateException(this + " is no compression");
        };
    }

    /** Whether unpacking can begin within a file. */
    boolean hasEntries() {
        return this == GZIP || this == BZIP2;
    }

    /** Unpacks from the bit on at which a member or block begins. */
    InputStream unpackFrom(InputStream in, long bit) throws IOException {
        return switch (this) {
            case GZIP -> {
                in.skipNBytes(bit / Byte.SIZE);
                yield new GzipStream(in);
            }
            case BZIP2 -> Bzip2Stream.from(in, bit);
            case ZSTD, TAR, ZIP, UNSUPPORTED -> throw new IllegalStateException(this + " cannot be entered");
        };
    }

    ArchiveInputStream<?> entries(InputStream in) {
        return switch (this) {
            case TAR -> new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
            case ZIP -> new ZipArchiveInputStream(in, StandardCharsets.UTF_8.name(), true, true);
            case GZIP, BZIP2, ZSTD, UNSUPPORTED -> throw new IllegalStateException(this + " is no archive");
        };
    }
}
