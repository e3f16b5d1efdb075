package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.TableFile;
import dev.broadsheet.warehouse.Parts.Part;
import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;

/**
 * Puts a file of an earlier run into a table of this one, as it is: on a local file system by a hard link, elsewhere by a copy. Its bytes are
 * held against what the earlier run wrote, which was verified then.
 *
 * @param path the file
 * @param bytes it was written with
 * @param sha256 of these
 * @param number it gets in the table
 * @param attempts folder for files that are not yet part of the table
 */
record KeptFile(String path, long bytes, String sha256, int number, String attempts) implements Work<Part> {

    private static final int BUFFER = 1 << 20;

    static KeptFile of(Path folder, WrittenFile file, int number, Path attempts) {
        return new KeptFile(
                new Path(folder, file.name()).toString(), file.bytes(), file.sha256(), number, attempts.toString());
    }

    @Override
    public Part run(Configuration configuration) throws IOException {
        Path from = new Path(path);
        Path to = new Path(attempts, UUID.randomUUID() + ".parquet");
        String found =
                linked(from, to, configuration) ? Footers.sha256(to, configuration) : copied(from, to, configuration);
        long rows = found.equals(sha256) ? rows(to, configuration) : 0;
        return new Part(number, to.toString(), rows, bytes, found);
    }

    /**
     * Fails unless the file is as it was written.
     *
     * @param part what {@link #run} gave
     */
    Part checked(Part part) {
        if (!part.sha256().equals(sha256)) {
            throw new DamagedFile(path + " does not have the SHA-256 it was written with");
        }
        return part;
    }

    private static long rows(Path file, Configuration configuration) throws IOException {
        try (ParquetFileReader reader = TableFile.open(file, configuration)) {
            return reader.getRecordCount();
        }
    }

    /** Nothing published is ever changed in place, so two runs can have one file; each deletes its own name for it. */
    private static boolean linked(Path from, Path to, Configuration configuration) throws IOException {
        FileSystem files = to.getFileSystem(configuration);
        if (!"file".equals(files.getUri().getScheme())) {
            return false;
        }
        files.mkdirs(to.getParent());
        try {
            Files.createLink(local(to), local(from));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false; // a file system without hard links, or another one than the file's
        }
    }

    private static java.nio.file.Path local(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    private static String copied(Path from, Path to, Configuration configuration) throws IOException {
        try (InputStream bytes = from.getFileSystem(configuration).open(from);
                DigestInputStream in = new DigestInputStream(bytes, Footers.sha256());
                OutputStream out = to.getFileSystem(configuration).create(to, false)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    @Override
    public long size() {
        return bytes;
    }
}
