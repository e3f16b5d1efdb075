package dev.broadsheet.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** The few operations a warehouse needs of its file system. */
final class Storage {

    /** Begins the names of files written only to be looked at. */
    static final String PROBE = ".probe-";

    private final FileSystem files;
    private final org.apache.hadoop.fs.Path root;
    private final SmallFiles small;

    Storage(org.apache.hadoop.fs.Path path, Configuration configuration) throws IOException {
        this.files = path.getFileSystem(configuration);
        this.root = files.makeQualified(path);
        this.small = SmallFiles.of(files, root, configuration);
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
        return small.read(at(relative));
    }

    /** Puts a file in place as a whole: readers see the old content or the new. */
    void replace(String relative, byte[] content) throws IOException {
        small.replace(at(relative), content);
    }

    /** Creates a file that must not exist. Whether it was created: two that try at once cannot both succeed. */
    boolean create(String relative, byte[] content) throws IOException {
        return small.create(at(relative), content);
    }

    /** What is there now, for {@link #swap} and {@link #takeOver}. */
    Version version(String relative) throws IOException {
        return small.version(at(relative));
    }

    /** Replaces a file as {@link SmallFiles#swap} does. */
    boolean swap(String relative, byte[] content, Version seen) throws IOException {
        return small.swap(at(relative), content, seen);
    }

    /** Takes the place of a file as {@link SmallFiles#takeOver} does. */
    boolean takeOver(String relative, byte[] content, Version seen) throws IOException {
        return small.takeOver(at(relative), content, seen);
    }

    /** Why nothing can be published here safely, if so. */
    Optional<String> unsafe() {
        return SmallFiles.WITHOUT_RENAME.contains(root.toUri().getScheme()) && !(small instanceof ConditionalFiles)
                ? Optional.of("nothing is replaced there at once: renaming is copying, and files cannot be put on a"
                        + " condition. S3 can be used as s3a:// with Hadoop 3.4.2 or later and"
                        + " fs.s3a.create.conditional.enabled left on")
                : Optional.empty();
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
        small.touch(at(relative), now);
    }
}
