package dev.broadsheet.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;

/** The few operations a warehouse needs of its file system. */
final class Storage {

    private final FileSystem files;
    private final org.apache.hadoop.fs.Path root;
    private final Configuration configuration;

    Storage(org.apache.hadoop.fs.Path path, Configuration configuration) throws IOException {
        this.files = path.getFileSystem(configuration);
        this.root = files.makeQualified(path);
        this.configuration = configuration;
    }

    org.apache.hadoop.fs.Path root() {
        return root;
    }

    org.apache.hadoop.fs.Path at(String relative) {
        return new org.apache.hadoop.fs.Path(root, relative);
    }

    FileSystem files() {
        return files;
    }

    /** The folder as a path of the local file system, if it is one. */
    Optional<Path> local() {
        return "file".equals(root.toUri().getScheme())
                ? Optional.of(Path.of(root.toUri().getPath()))
                : Optional.empty();
    }

    boolean exists(String relative) throws IOException {
        return files.exists(at(relative));
    }

    byte[] read(String relative) throws IOException {
        if (local().isPresent()) {
            return Files.readAllBytes(local().get().resolve(relative));
        }
        try (InputStream in = files.open(at(relative))) {
            return in.readAllBytes();
        }
    }

    /** Puts a file in place as a whole: readers see the old content or the new. */
    void replace(String relative, byte[] content) throws IOException {
        if (local().isPresent()) {
            replaceLocal(local().get().resolve(relative), content);
            return;
        }
        org.apache.hadoop.fs.Path target = at(relative);
        org.apache.hadoop.fs.Path fresh =
                new org.apache.hadoop.fs.Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
        try (FSDataOutputStream out = files.create(fresh, false)) {
            out.write(content);
            out.hsync();
        }
        FileContext.getFileContext(root.toUri(), configuration).rename(fresh, target, Options.Rename.OVERWRITE);
    }

    /** Hadoop's own renaming of local files deletes the old one first, and a reader in between would find none. */
    private static void replaceLocal(Path target, byte[] content) throws IOException {
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Creates a file that must not exist. Whether it was created: two that try at once cannot both succeed. */
    boolean create(String relative, byte[] content) throws IOException {
        if (local().isPresent()) {
            return createLocal(local().get().resolve(relative), content);
        }
        try (FSDataOutputStream out = files.create(at(relative), false)) {
            out.write(content);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** A hard link to a finished file appears at once and fails if the name is taken, so nobody reads half a file. */
    private static boolean createLocal(Path target, byte[] content) throws IOException {
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        Files.write(fresh, content);
        try {
            Files.createLink(target, fresh);
            return true;
        } catch (java.nio.file.FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.delete(fresh);
        }
    }

    void delete(String relative) throws IOException {
        files.delete(at(relative), true);
    }
}
