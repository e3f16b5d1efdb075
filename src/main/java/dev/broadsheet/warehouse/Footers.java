package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.LocalOrHadoop;
import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;

/** What the Parquet files of a folder say of themselves. */
final class Footers {

    private Footers() {}

    /** Reads the footers and the bytes of a table's files. */
    static WrittenTable inspect(String table, Path folder, Configuration configuration) {
        try {
            List<FileStatus> parts = list(folder, configuration);
            long rows = 0;
            List<WrittenFile> written = new ArrayList<>();
            for (FileStatus part : parts) {
                rows += rows(part.getPath(), configuration);
                written.add(new WrittenFile(
                        part.getPath().getName(), part.getLen(), sha256(part.getPath(), configuration)));
            }
            return new WrittenTable(table, rows, written);
        } catch (IOException e) {
            throw new UncheckedIOException(table + " cannot be read back from " + folder, e);
        }
    }

    /** A table's files, by name. */
    static List<FileStatus> files(Path folder, Configuration configuration) {
        try {
            return list(folder, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException("no table can be read from " + folder, e);
        }
    }

    private static List<FileStatus> list(Path folder, Configuration configuration) throws IOException {
        return Arrays.stream(folder.getFileSystem(configuration).listStatus(folder))
                .filter(status -> status.getPath().getName().endsWith(".parquet"))
                .sorted(Comparator.comparing(status -> status.getPath().getName()))
                .toList();
    }

    /** Rows of a file, by its footer. */
    private static long rows(Path file, Configuration configuration) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(LocalOrHadoop.input(file, configuration))) {
            return reader.getRecordCount();
        }
    }

    /** SHA-256 of some bytes, in hex. */
    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 of the bytes of a file, in hex. */
    static String sha256(Path file, Configuration configuration) throws IOException {
        try (InputStream in = file.getFileSystem(configuration).open(file)) {
            MessageDigest digest = sha256();
            byte[] buffer = new byte[1 << 20];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
