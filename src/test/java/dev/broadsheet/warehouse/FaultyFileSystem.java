package dev.broadsheet.warehouse;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Local files under the scheme {@code faulty}, with the operations of {@link Fault.Kind} failing as {@link Fault} says. A
 * rename that overwrites is atomic, as it is on HDFS.
 */
public final class FaultyFileSystem extends RawLocalFileSystem {

    static final String SCHEME = "faulty";
    private static final int BUFFER = 4096;
    private static final URI ROOT = URI.create(SCHEME + ":///");

    /** Makes the scheme known. */
    public static Configuration known(Configuration configuration) {
        configuration.set("fs.faulty.impl", FaultyFileSystem.class.getName());
        configuration.set("fs.AbstractFileSystem.faulty.impl", Whole.class.getName());
        return configuration;
    }

    @Override
    public URI getUri() {
        return ROOT;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int buffer, short replication, long block, Progressable progress)
            throws IOException {
        Fault.checkAllowed(path.toString());
        return Fault.at(Fault.Kind.CREATE, () -> {
            java.nio.file.Path local = pathToFile(path).toPath();
            Files.createDirectories(local.getParent());
            try {
                return faulty(Files.newOutputStream(
                        local,
                        overwrite ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING));
            } catch (java.nio.file.FileAlreadyExistsException e) {
                throw new FileAlreadyExistsException(path + " exists");
            }
        });
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int buffer,
            short replication,
            long block,
            Progressable progress)
            throws IOException {
        return create(path, overwrite, buffer, replication, block, progress);
    }

    @Override
    public FSDataInputStream open(Path path, int buffer) throws IOException {
        return Fault.at(Fault.Kind.OPEN, () -> super.open(path, buffer));
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        return Fault.at(Fault.Kind.RENAME, () -> super.rename(from, to));
    }

    private void renameOver(Path from, Path to) throws IOException {
        Fault.at(
                Fault.Kind.RENAME,
                () -> Files.move(pathToFile(from).toPath(), pathToFile(to).toPath(), StandardCopyOption.ATOMIC_MOVE));
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        return Fault.at(Fault.Kind.DELETE, () -> super.delete(path, recursive));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        return Fault.at(Fault.Kind.LIST, () -> super.listStatus(path));
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
        return Fault.at(
                Fault.Kind.MKDIRS,
                () -> Files.isDirectory(Files.createDirectories(pathToFile(path).toPath())));
    }

    /** Writes by the buffer, as every file system does. */
    private static FSDataOutputStream faulty(OutputStream out) throws IOException {
        return new FSDataOutputStream(new BufferedOutputStream(new FaultyStream(out), BUFFER), null);
    }

    /** Fails in the middle of what it writes. */
    private static final class FaultyStream extends FilterOutputStream {

        FaultyStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (Fault.breaksOff(Fault.Kind.WRITE)) {
                out.write(bytes, from, length / 2);
            }
            Fault.at(Fault.Kind.WRITE, () -> {
                out.write(bytes, from, length);
                return length;
            });
        }

        @Override
        public void close() throws IOException {
            Fault.at(Fault.Kind.CLOSE, () -> {
                out.close();
                return true;
            });
        }
    }

    /** The same for Hadoop's other interface, which can rename over a file. */
    public static final class Whole extends DelegateToFileSystem {

        private final FaultyFileSystem files;

        public Whole(URI uri, Configuration configuration) throws IOException, URISyntaxException {
            this(new FaultyFileSystem(), configuration);
        }

        private Whole(FaultyFileSystem files, Configuration configuration) throws IOException, URISyntaxException {
            super(ROOT, files, configuration, SCHEME, false);
            this.files = files;
        }

        @Override
        public void renameInternal(Path from, Path to, boolean overwrite) throws IOException {
            files.renameOver(from, to);
        }
    }
}
