package dev.broadsheet.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;

/**
 * Objects of a storage that puts each as a whole, and on the condition that none is there ({@code If-None-Match: *}) or that
 * the one which was seen still is ({@code If-Match}): S3 through S3A since Hadoop 3.4.2. No rename is made.
 *
 * @param files the storage
 */
record ConditionalFiles(FileSystem files) implements SmallFiles {

    private static final int READS = 5;

    /** S3A's own classes are not there where there is no S3, so they go by name. */
    private static final String CHANGED = "RemoteFileChangedException";

    private static final String CONFLICT = "ConditionalRequestConflict";

    /** S3A looks what an object is before it asks for the bytes of just that one; replaced in between, it is looked at again. */
    @Override
    public byte[] read(Path path) throws IOException {
        for (int tried = 1; ; tried++) {
            try (InputStream in = files.open(path)) {
                return in.readAllBytes();
            } catch (IOException e) {
                if (tried == READS || !e.getClass().getSimpleName().equals(CHANGED)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public boolean create(Path path, byte[] content) throws IOException {
        return swap(path, content, Version.NONE);
    }

    @Override
    public void replace(Path path, byte[] content) throws IOException {
        put(files.createFile(path).overwrite(true).recursive(), content);
    }

    @Override
    public Version version(Path path) throws IOException {
        try {
            if (files.getFileStatus(path) instanceof EtagSource object && object.getEtag() != null) {
                return new Version(Optional.of(object.getEtag()));
            }
            throw new IOException("the storage of " + path + " does not tell one version of it from another");
        } catch (FileNotFoundException e) {
            return Version.NONE;
        }
    }

    @Override
    public boolean swap(Path path, byte[] content, Version seen) throws IOException {
        FSDataOutputStreamBuilder<?, ?> builder = files.createFile(path).overwrite(true);
        if (seen.tag().isPresent()) {
            builder.must(
                    CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG,
                    seen.tag().get());
        } else {
            builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
        }
        try {
            put(builder, content);
            return true;
        } catch (IOException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            return isThere(path, content);
        }
    }

    @Override
    public boolean takeOver(Path path, byte[] content, Version seen) throws IOException {
        return swap(path, content, seen);
    }

    /** Objects are dated by being put. */
    @Override
    public void touch(Path path, Instant now) throws IOException {
        Version seen = version(path);
        swap(path, read(path), seen);
    }

    /** The object appears when the stream is closed; what could not be written to the stream must not appear. */
    private static void put(FSDataOutputStreamBuilder<?, ?> builder, byte[] content) throws IOException {
        try (FSDataOutputStream out = builder.build()) {
            try {
                out.write(content);
            } catch (IOException e) {
                out.abort();
                throw e;
            }
        }
    }

    /** Another object is there (412), the one that was seen is gone (404), or two were put at the same moment (409). */
    private static boolean isRefusal(IOException e) {
        return e.getClass().getSimpleName().equals(CHANGED)
                || e instanceof FileNotFoundException
                || String.valueOf(e.getMessage()).contains(CONFLICT);
    }

    /**
     * A put whose answer is lost is made once more by the client itself, and is then refused for its own sake. Contents have
     * a token or a time in them, so what is there is either another's or this one.
     */
    private boolean isThere(Path path, byte[] content) throws IOException {
        try {
            return Arrays.equals(read(path), content);
        } catch (FileNotFoundException e) {
            return false;
        }
    }
}
