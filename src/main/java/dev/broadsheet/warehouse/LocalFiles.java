package dev.broadsheet.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;

/**
 * Files of this machine, past Hadoop: its own renaming of local files deletes the old one first, and a reader in between
 * would find none.
 *
 * @param files for what it does well
 */
record LocalFiles(FileSystem files) implements SmallFiles {

    @Override
    public byte[] read(org.apache.hadoop.fs.Path path) throws IOException {
        return Files.readAllBytes(local(path));
    }

    /** A hard link to a finished file appears at once and fails if the name is taken, so nobody reads half a file. */
    @Override
    public boolean create(org.apache.hadoop.fs.Path path, byte[] content) throws IOException {
        Path target = local(path);
        Path fresh = fresh(target);
        try {
            Files.write(fresh, content);
            Files.createLink(target, fresh);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public void replace(org.apache.hadoop.fs.Path path, byte[] content) throws IOException {
        Path target = local(path);
        Path fresh = fresh(target);
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Leftover.remove(e, () -> Files.deleteIfExists(fresh));
            throw e;
        }
    }

    @Override
    public Version version(org.apache.hadoop.fs.Path path) {
        return Version.NONE;
    }

    @Override
    public boolean swap(org.apache.hadoop.fs.Path path, byte[] content, Version seen) throws IOException {
        replace(path, content);
        return true;
    }

    @Override
    public boolean takeOver(org.apache.hadoop.fs.Path path, byte[] content, Version seen) throws IOException {
        files.delete(path, true);
        return create(path, content);
    }

    @Override
    public void touch(org.apache.hadoop.fs.Path path, Instant now) throws IOException {
        files.setTimes(path, now.toEpochMilli(), -1);
    }

    private static Path local(org.apache.hadoop.fs.Path path) {
        return Path.of(path.toUri().getPath());
    }

    private static Path fresh(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    }
}
