package dev.broadsheet.stage;

import dev.broadsheet.stage.ListInputs.Found;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Lists a local folder, following links once. What cannot be looked at is listed all the same, and rejected when it is read. */
final class LocalTree extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<Found> found = new ArrayList<>();

    private LocalTree(Path root) {
        this.root = root;
    }

    static List<Found> find(Path root) throws IOException {
        // Says at once when the root itself is missing.
        root.getFileSystem().provider().checkAccess(root);
        LocalTree tree = new LocalTree(root);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, tree);
        return tree.found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // Pipes and devices are no files, and reading them might never end.
        if (!attributes.isOther()) {
            add(file, attributes.size(), attributes.lastModifiedTime().toMillis());
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(root)) {
            throw e;
        }
        // A link back to a folder above would only list the same files again.
        if (!(e instanceof FileSystemLoopException)) {
            add(file, 0, 0);
        }
        return FileVisitResult.CONTINUE;
    }

    private void add(Path file, long length, long modifiedMillis) {
        String below =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        found.add(new Found(file.toUri().toString(), below, length, modifiedMillis));
    }
}
