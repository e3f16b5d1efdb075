package dev.broadsheet.warehouse;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.util.Progressable;

/** HDFS, with the operations of {@link Fault.Kind} failing as {@link Fault} says. */
public final class FaultyHdfs extends DistributedFileSystem {

    /** Puts it in the place of HDFS. */
    static Configuration known(Configuration configuration) {
        configuration.set("fs.hdfs.impl", FaultyHdfs.class.getName());
        configuration.set("fs.AbstractFileSystem.hdfs.impl", Whole.class.getName());
        return configuration;
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
        return Fault.at(
                Fault.Kind.CREATE,
                () -> FaultyOutput.over(
                        super.create(path, permission, overwrite, buffer, replication, block, progress)));
    }

    @Override
    public FSDataInputStream open(Path path, int buffer) throws IOException {
        return Fault.at(Fault.Kind.OPEN, () -> super.open(path, buffer));
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        return Fault.at(Fault.Kind.RENAME, () -> super.rename(from, to));
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
    public boolean mkdirs(Path path, FsPermission permission) throws IOException {
        return Fault.at(Fault.Kind.MKDIRS, () -> super.mkdirs(path, permission));
    }

    private void renameOver(Path from, Path to, boolean overwrite) throws IOException {
        Fault.at(Fault.Kind.RENAME, () -> {
            super.rename(from, to, overwrite ? Options.Rename.OVERWRITE : Options.Rename.NONE);
            return true;
        });
    }

    /** The same for Hadoop's other interface, which can rename over a file. */
    public static final class Whole extends DelegateToFileSystem {

        private final FaultyHdfs files;

        public Whole(URI uri, Configuration configuration) throws IOException, URISyntaxException {
            this(uri, new FaultyHdfs(), configuration);
        }

        private Whole(URI uri, FaultyHdfs files, Configuration configuration) throws IOException, URISyntaxException {
            super(uri, files, configuration, "hdfs", true);
            this.files = files;
        }

        @Override
        public void renameInternal(Path from, Path to, boolean overwrite) throws IOException {
            files.renameOver(from, to, overwrite);
        }
    }
}
