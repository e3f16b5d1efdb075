package dev.broadsheet.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** The bytes of one entry. Closing it leaves the archive open; a zip's checksum is compared where it is known beforehand. */
final class EntryStream extends FilterInputStream {

    private static final long UNKNOWN = -1;

    private final CRC32 crc = new CRC32();
    private final long wantedCrc;

    private EntryStream(InputStream archive, long wantedCrc) {
        super(archive);
        this.wantedCrc = wantedCrc;
    }

    static EntryStream of(ArchiveInputStream<?> archive, ArchiveEntry entry) {
        return new EntryStream(archive, entry instanceof ZipArchiveEntry zip ? zip.getCrc() : UNKNOWN);
    }

    static boolean readable(ArchiveInputStream<?> archive, ArchiveEntry entry) {
        return archive instanceof ZipArchiveInputStream zip ? zip.canReadEntryData(entry) : true;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = in.read(target, offset, length);
        if (wantedCrc != UNKNOWN) {
            if (n > 0) {
                crc.update(target, offset, n);
            } else if (n < 0 && crc.getValue() != wantedCrc) {
                throw new ZipException("the checksum of the entry does not match");
            }
        }
        return n;
    }

    @Override
    public long skip(long bytes) throws IOException {
        // Through read, so that the checksum sees every byte.
        return Math.max(0, read(new byte[(int) Math.min(bytes, 8192)], 0, (int) Math.min(bytes, 8192)));
    }

    @Override
    public void close() {}
}
