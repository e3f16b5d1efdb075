package dev.broadsheet.stage;

import dev.broadsheet.stage.ListInputs.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Lists a folder of any file system that Hadoop knows. */
final class HadoopTree {

    private HadoopTree() {}

    static List<Found> find(FileSystem fileSystem, Path root) throws IOException {
        FileStatus status = fileSystem.getFileStatus(root);
        if (status.isFile()) {
            return List.of(found(status, ""));
        }
        String prefix = status.getPath().toUri().getPath();
        List<Found> found = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> files = fileSystem.listFiles(root, true);
        while (files.hasNext()) {
            FileStatus file = files.next();
            String path = file.getPath().toUri().getPath();
            found.add(found(file, path.substring(prefix.endsWith("/") ? prefix.length() : prefix.length() + 1)));
        }
        return found;
    }

    private static Found found(FileStatus file, String below) {
        return new Found(file.getPath().toUri().toString(), below, file.getLen(), file.getModificationTime());
    }
}
