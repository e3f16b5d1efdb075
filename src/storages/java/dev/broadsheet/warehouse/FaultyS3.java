package dev.broadsheet.warehouse;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.util.Progressable;

/** S3, with the operations of {@link Fault.Kind} failing as {@link Fault} says: those of S3A, above its own new tries. */
public final class FaultyS3 extends S3AFileSystem {

    /** Puts it in the place of S3A. */
    static Configuration known(Configuration configuration) {
        configuration.set("fs.s3a.impl", FaultyS3.class.getName());
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
    public FSDataOutputStreamBuilder<?, ?> createFile(Path path) {
        return new Builder(this, path);
    }

    private FSDataOutputStream create(Path path, Builder wanted) throws IOException {
        FSDataOutputStreamBuilder<?, ?> builder = super.createFile(path).overwrite(wanted.isOverwritten());
        if (wanted.isRecursive()) {
            builder.recursive();
        }
        for (String key : wanted.mandatory()) {
            builder.must(key, wanted.option(key));
        }
        return Fault.at(Fault.Kind.CREATE, () -> FaultyOutput.over(builder.build()));
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

    /** Hands on what it was asked for. */
    private static final class Builder extends FSDataOutputStreamBuilder<FSDataOutputStream, Builder> {

        private final FaultyS3 files;

        Builder(FaultyS3 files, Path path) {
            super((FileSystem) files, path);
            this.files = files;
        }

        boolean isOverwritten() {
            return getFlags().contains(org.apache.hadoop.fs.CreateFlag.OVERWRITE);
        }

        @Override
        public boolean isRecursive() {
            return super.isRecursive();
        }

        java.util.Set<String> mandatory() {
            return getMandatoryKeys();
        }

        String option(String key) {
            return getOptions().get(key);
        }

        @Override
        public FSDataOutputStream build() throws IOException {
            return files.create(getPath(), this);
        }

        @Override
        public Builder getThisBuilder() {
            return this;
        }
    }
}
