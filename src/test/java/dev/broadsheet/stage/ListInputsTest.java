package dev.broadsheet.stage;

import static dev.broadsheet.corpus.Corpora.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.RunSettings.NamedInput;
import dev.broadsheet.corpus.CorpusReader;
import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.corpus.InputSplit;
import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.corpus.ReadRecord;
import dev.broadsheet.corpus.RecordIterator;
import dev.broadsheet.corpus.Reject;
import dev.broadsheet.corpus.RejectReason;
import dev.broadsheet.corpus.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListInputsTest {

    @TempDir
    private Path folder;

    private static Inventory list(NamedInput... inputs) {
        return ListInputs.list(List.of(inputs), setup().settings(), new Configuration());
    }

    private void write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "Text of " + path);
    }

    private NamedInput all() {
        return new NamedInput("in", folder.toString());
    }

    private static ReadRecord read(InputFile file) {
        try (RecordIterator records = new CorpusReader(setup().settings())
                .read(InputSplit.whole(file), new HadoopBytes(new Configuration()).of(file))) {
            return records.next();
        }
    }

    @Test
    void filesAreSortedAndOthersCounted() throws IOException {
        for (String path : List.of("b c/é [1].txt", "a.txt", ".git/x", "_SUCCESS", "README.md", "p.png", "d/._a.txt")) {
            write(path);
        }
        Inventory inventory = list(all());
        assertThat(inventory.files()).extracting(InputFile::path).containsExactly("in/a.txt", "in/b c/é [1].txt");
        assertThat(inventory.skipped())
                .extracting(s -> s.at().path() + " " + s.reason())
                .containsExactly(
                        "in/.git/x HIDDEN",
                        "in/README.md EXCLUDED",
                        "in/_SUCCESS HIDDEN",
                        "in/d/._a.txt APPLE_DOUBLE",
                        "in/p.png NOT_AN_ARTICLE");
        assertThat(inventory.files().get(0).length()).isEqualTo(13);
        assertThat(read(inventory.files().get(1)).at().path()).isEqualTo("in/b c/é [1].txt");
        assertThat(read(inventory.files().get(1))).isNotInstanceOf(Reject.class).isNotInstanceOf(Skipped.class);
    }

    @Test
    void otherFileSystemsAreListedAlike() throws IOException {
        write("d/a.txt");
        write("b.txt");
        Configuration raw = new Configuration();
        // Without checksums Hadoop's local file system is one like any other.
        raw.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
        raw.setBoolean("fs.file.impl.disable.cache", true);
        assertThat(ListInputs.list(List.of(all()), setup().settings(), raw).files())
                .extracting(InputFile::path)
                .containsExactly("in/b.txt", "in/d/a.txt");
    }

    @Test
    void anInputCanBeAFile() throws IOException {
        write("README.md");
        Inventory inventory =
                list(new NamedInput("notes", folder.resolve("README.md").toString()));
        assertThat(inventory.files()).extracting(InputFile::path).containsExactly("notes");
    }

    @Test
    void linksAreFollowedOnce() throws IOException {
        write("d/a.txt");
        Files.createSymbolicLink(folder.resolve("d/up"), folder);
        Files.createSymbolicLink(folder.resolve("e.txt"), folder.resolve("d/a.txt"));
        assertThat(list(all()).files()).extracting(InputFile::path).containsExactly("in/d/a.txt", "in/e.txt");
    }

    @Test
    void missingAndEmptyInputs() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> list(new NamedInput("x", "/no/such/folder")))
                .withMessage("Input /no/such/folder does not exist. Check the path given with --input.")
                .satisfies(f -> assertThat(f.exitCode()).isEqualTo(ExitCode.INPUT));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> list(all()))
                .withMessageContaining("holds no file to read")
                .satisfies(f -> assertThat(f.exitCode()).isEqualTo(ExitCode.INPUT));
    }

    @Test
    void equalNames() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> list(new NamedInput("x", "/a/x"), new NamedInput("x", "/b/x")))
                .withMessageContaining("NAME=PATH")
                .satisfies(f -> assertThat(f.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void filesThatVanishOrCannotBeOpenedAreRejects() throws IOException {
        write("a.txt");
        Files.createSymbolicLink(folder.resolve("b.txt"), folder.resolve("gone"));
        Inventory inventory = list(all());
        Files.delete(folder.resolve("a.txt"));
        assertThat(inventory.files()).hasSize(2).allSatisfy(file -> assertThat(read(file))
                .isInstanceOfSatisfying(
                        Reject.class, r -> assertThat(r.reason()).isEqualTo(RejectReason.UNREADABLE)));
    }

    @Test
    void filesWithoutPermissionAreRejects() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        write("a.txt");
        Files.setPosixFilePermissions(folder.resolve("a.txt"), PosixFilePermissions.fromString("---------"));
        assertThat(read(list(all()).files().get(0))).isInstanceOfSatisfying(Reject.class, r -> assertThat(r.message())
                .contains("permission denied"));
    }
}
