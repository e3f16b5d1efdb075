package dev.broadsheet.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * The bytes of one entry. Closing it leaves the archive open. A zip's checksum is compared at the end of the entry, or,
 * where it stands in a data descriptor behind a deflated entry (APPNOTE 4.3.9), once the archive has gone on.
 */
final class EntryStream extends FilterInputStream {

    private static final long UNKNOWN = -1;

    private final CRC32 crc = new CRC32();
    private final Optional<ZipArchiveEntry> zip;
    private boolean ended;
    private boolean compared;

    private EntryStream(InputStream archive, Optional<ZipArchiveEntry> zip) {
        super(archive);
        this.zip = zip;
    }

    static EntryStream of(ArchiveInputStream<?> archive, ArchiveEntry entry) {
        return new EntryStream(
                archive,
                Optional.of(entry).filter(ZipArchiveEntry.class::isInstance).map(ZipArchiveEntry.class::cast));
    }

    static boolean readable(ArchiveInputStream<?> archive, ArchiveEntry entry) {
        return archive instanceof ZipArchiveInputStream zip ? zip.canReadEntryData(entry) : true;
    }

    /** Whether only what stands behind the entry tells its length, and nothing within it where it ends. */
    static boolean endIsSearched(ArchiveEntry entry) {
        return entry instanceof ZipArchiveEntry zip
                && zip.getMethod() == ZipEntry.STORED
                && zip.getGeneralPurposeBit().usesDataDescriptor();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = in.read(target, offset, length);
        if (n > 0) {
            crc.update(target, offset, n);
        } else if (n < 0) {
            ended = true;
            if (differs()) {
                throw new ZipException("the checksum of the entry does not match");
            }
        }
        return n;
    }

    /** Whether all was read and its checksum, known by now, is another. Says so once. */
    boolean differs() {
        long wanted = zip.map(ZipArchiveEntry::getCrc).orElse(UNKNOWN);
        if (!ended || compared || wanted == UNKNOWN) {
            return false;
        }
        compared = true;
        return crc.getValue() != wanted;
    }

    @Override
    public long skip(long bytes) throws IOException {
        // Through read, so that the checksum sees every byte.
        return Math.max(0, read(new byte[(int) Math.min(bytes, 8192)], 0, (int) Math.min(bytes, 8192)));
    }

    @Override
    public void close() {}
}
