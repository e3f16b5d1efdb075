package dev.broadsheet.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException;
import org.apache.hadoop.ipc.RemoteException;

/**
 * Files of a storage with exclusive creation and a rename that replaces the target at once, as HDFS has them.
 *
 * @param files the storage
 * @param root of the warehouse
 * @param configuration of both
 */
record RenamedFiles(FileSystem files, Path root, Configuration configuration) implements SmallFiles {

    @Override
    public byte[] read(Path path) throws IOException {
        try (InputStream in = files.open(path)) {
            return in.readAllBytes();
        }
    }

    @Override
    public boolean create(Path path, byte[] content) throws IOException {
        try (FSDataOutputStream out = files.create(path, false)) {
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

    @Override
    public void replace(Path path, byte[] content) throws IOException {
        Path fresh = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID());
        try {
            try (FSDataOutputStream out = files.create(fresh, false)) {
                out.write(content);
                out.hsync();
            }
            FileContext.getFileContext(root.toUri(), configuration).rename(fresh, path, Options.Rename.OVERWRITE);
        } catch (IOException e) {
            Leftover.remove(e, () -> files.delete(fresh, false));
            throw e;
        }
    }

    @Override
    public Version version(Path path) {
        return Version.NONE;
    }

    @Override
    public boolean swap(Path path, byte[] content, Version seen) throws IOException {
        replace(path, content);
        return true;
    }

    @Override
    public boolean takeOver(Path path, byte[] content, Version seen) throws IOException {
        files.delete(path, true);
        return create(path, content);
    }

    @Override
    public void touch(Path path, Instant now) throws IOException {
        files.setTimes(path, now.toEpochMilli(), -1);
    }
}
