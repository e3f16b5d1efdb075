package dev.broadsheet.parquet;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** Opens files for Parquet: local ones directly, which is faster and leaves no checksum files, others through Hadoop. */
public final class LocalOrHadoop {

    private LocalOrHadoop() {}

    public static InputFile input(org.apache.hadoop.fs.Path path, Configuration configuration) throws IOException {
        return isLocal(path) ? new LocalInputFile(local(path)) : HadoopInputFile.fromPath(path, configuration);
    }

    static OutputFile output(org.apache.hadoop.fs.Path path, Configuration configuration) throws IOException {
        if (isLocal(path)) {
            java.nio.file.Files.createDirectories(local(path).getParent());
            return new LocalOutputFile(local(path));
        }
        return HadoopOutputFile.fromPath(path, configuration);
    }

    private static boolean isLocal(org.apache.hadoop.fs.Path path) {
        return "file".equals(path.toUri().getScheme());
    }

    private static Path local(org.apache.hadoop.fs.Path path) {
        return Path.of(path.toUri().getPath());
    }
}
