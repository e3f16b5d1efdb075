package dev.broadsheet.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException;
import org.apache.hadoop.ipc.RemoteException;

/** The few operations a warehouse needs of its file system. */
final class Storage {

    /** Begins the names of files written only to be looked at. */
    static final String PROBE = ".probe-";

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
        return relative.isEmpty() ? root : new org.apache.hadoop.fs.Path(root, relative);
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
        try {
            try (FSDataOutputStream out = files.create(fresh, false)) {
                out.write(content);
                out.hsync();
            }
            FileContext.getFileContext(root.toUri(), configuration).rename(fresh, target, Options.Rename.OVERWRITE);
        } catch (IOException e) {
            attempt(e, () -> files.delete(fresh, false));
            throw e;
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** Something to be done on the way out: its own failure goes with the one that is told already. */
    private static void attempt(IOException told, Attempt work) {
        try {
            work.run();
        } catch (IOException e) {
            told.addSuppressed(e);
        }
    }

    /** Hadoop's own renaming of local files deletes the old one first, and a reader in between would find none. */
    private static void replaceLocal(Path target, byte[] content) throws IOException {
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
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
            attempt(e, () -> Files.deleteIfExists(fresh));
            throw e;
        }
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
        } catch (RemoteException e) {
            // what HDFS answers where another has created it and not yet written it
            if (e.getClassName().equals(AlreadyBeingCreatedException.class.getName())) {
                return false;
            }
            throw e;
        }
    }

    /** A hard link to a finished file appears at once and fails if the name is taken, so nobody reads half a file. */
    private static boolean createLocal(Path target, byte[] content) throws IOException {
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            Files.write(fresh, content);
            Files.createLink(target, fresh);
            return true;
        } catch (java.nio.file.FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    void delete(String relative) throws IOException {
        files.delete(at(relative), true);
    }

    /** What is in a folder, by name; nothing if there is no such folder. */
    List<FileStatus> list(String relative) throws IOException {
        try {
            return Arrays.stream(files.listStatus(at(relative)))
                    .sorted(Comparator.comparing(status -> status.getPath().getName()))
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    /** When something was last changed, by the clock of the storage; nothing if it is not there. */
    Optional<Instant> modified(String relative) throws IOException {
        try {
            return Optional.of(
                    Instant.ofEpochMilli(files.getFileStatus(at(relative)).getModificationTime()));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * The time by the clock that dates the files. The clocks of two machines that write may differ by hours; what both
     * compare by this one they see alike.
     */
    Instant now() throws IOException {
        String probe = PROBE + UUID.randomUUID();
        try {
            create(probe, new byte[0]);
            return modified(probe).orElseThrow(() -> new IOException(at(probe) + " is gone as soon as it was written"));
        } finally {
            delete(probe);
        }
    }

    /** Gives a file the date of now, as far as the storage dates files by hand. */
    void touch(String relative, Instant now) throws IOException {
        files.setTimes(at(relative), now.toEpochMilli(), -1);
    }
}
