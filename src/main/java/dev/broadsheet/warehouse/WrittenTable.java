package dev.broadsheet.warehouse;

import java.util.List;

/**
 * A table as it lies in a run's folder.
 *
 * @param name of the table
 * @param rows by the files' own footers
 * @param files sorted by name
 */
public record WrittenTable(String name, long rows, List<WrittenFile> files) {

    /** A file of a table: its name in the table's folder, its size and the SHA-256 of its bytes. */
    public record WrittenFile(String name, long bytes, String sha256) {}

    public WrittenTable {
        files = List.copyOf(files);
    }

    /** Bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(WrittenFile::bytes).sum();
    }
}
