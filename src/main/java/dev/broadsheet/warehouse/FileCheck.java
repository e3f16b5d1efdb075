package dev.broadsheet.warehouse;

import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Whether a file is as it was written.
 *
 * @param path where it lies
 * @param bytes it was written with
 * @param sha256 of these bytes
 * @param reads whether they are read; otherwise their number must do
 */
record FileCheck(String path, long bytes, String sha256, boolean reads) implements Work<ArrayList<String>> {

    static FileCheck of(Path path, WrittenFile file, boolean reads) {
        return new FileCheck(path.toString(), file.bytes(), file.sha256(), reads);
    }

    /** What is amiss; nothing if it is as it was written. */
    @Override
    public ArrayList<String> run(Configuration configuration) throws IOException {
        Path file = new Path(path);
        try {
            long length = file.getFileSystem(configuration).getFileStatus(file).getLen();
            if (length != bytes) {
                return amiss(" has " + length + " bytes, and was written with " + bytes);
            }
            return reads && !Footers.sha256(file, configuration).equals(sha256)
                    ? amiss(" does not have the SHA-256 it was written with")
                    : new ArrayList<>();
        } catch (FileNotFoundException e) {
            return amiss(" is gone");
        }
    }

    private ArrayList<String> amiss(String what) {
        return new ArrayList<>(List.of(path + what));
    }

    @Override
    public long size() {
        return bytes;
    }
}
