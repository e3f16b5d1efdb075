package dev.broadsheet.warehouse;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;

/**
 * How the files that decide something are put in place: the lease and the pointer above all. What a storage does at once and
 * as a whole differs (a link, a rename, a conditional put), what is promised here does not. Nobody ever reads half a file.
 */
sealed interface SmallFiles permits LocalFiles, RenamedFiles, ConditionalFiles {

    /** Storages whose rename is a copy and a deletion: a reader in between finds nothing, and of two writers both win. */
    Set<String> WITHOUT_RENAME = Set.of("s3", "s3a", "s3n", "gs", "oss", "cosn", "obs");

    /** The way that suits a storage. */
    static SmallFiles of(FileSystem files, Path root, Configuration configuration) throws IOException {
        if ("file".equals(root.toUri().getScheme())) {
            return new LocalFiles(files);
        }
        return hasConditions(files, root) ? new ConditionalFiles(files) : new RenamedFiles(files, root, configuration);
    }

    /** Whether a file can be put on the condition that none, or a certain one, is there. */
    private static boolean hasConditions(FileSystem files, Path root) throws IOException {
        return files.hasPathCapability(root, CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE)
                && files.hasPathCapability(root, CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG);
    }

    byte[] read(Path path) throws IOException;

    /** Creates a file that must not exist. Whether it was created: two that try at once cannot both succeed. */
    boolean create(Path path, byte[] content) throws IOException;

    /** Puts a file in place as a whole: readers see the old content or the new. */
    void replace(Path path, byte[] content) throws IOException;

    /** What is there now, for {@link #swap} and {@link #takeOver}. */
    Version version(Path path) throws IOException;

    /**
     * Replaces a file as a whole, on storages that know versions only if it still is the one that was seen.
     *
     * @return whether it was replaced
     */
    boolean swap(Path path, byte[] content, Version seen) throws IOException;

    /**
     * Takes the place of a file that was seen and is of no more use to anybody.
     *
     * @return whether it was taken, and not by another at this moment
     */
    boolean takeOver(Path path, byte[] content, Version seen) throws IOException;

    /** Gives a file the date of now, as far as the storage dates files by hand. */
    void touch(Path path, Instant now) throws IOException;
}
