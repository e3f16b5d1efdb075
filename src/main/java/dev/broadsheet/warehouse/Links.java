package dev.broadsheet.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The links {@code current/<table>} and {@code current/report.html} of a warehouse on a local file system. {@code current} itself is a link to a folder of
 * links made for one publication, and is swapped by one rename: no reader sees tables of two publications through it.
 */
final class Links {

    private static final String CURRENT = "current";
    private static final String VIEWS = ".views";
    private static final int KEPT_VIEWS = 3;

    private final Path warehouse;

    Links(Path warehouse) {
        this.warehouse = warehouse;
    }

    /** Points {@code current} at what is published. A file system without links keeps the pointer file alone. */
    void point(Published published) throws IOException {
        Path views = Files.createDirectories(warehouse.resolve(VIEWS));
        long number = numbers(views).stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        Path view = Files.createDirectory(views.resolve(String.valueOf(number)));
        try {
            for (var entry : published.tables().entrySet()) {
                Path target = view.relativize(warehouse.resolve(entry.getValue().path()));
                Files.createSymbolicLink(view.resolve(entry.getKey()), target);
            }
            if (Files.exists(report(published))) {
                Files.createSymbolicLink(view.resolve(Run.REPORT), view.relativize(report(published)));
            }
            Path fresh = warehouse.resolve("." + CURRENT + "." + UUID.randomUUID());
            Files.createSymbolicLink(fresh, warehouse.relativize(view));
            Files.move(fresh, warehouse.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        } catch (UnsupportedOperationException e) {
            org.slf4j.LoggerFactory.getLogger(Links.class)
                    .info("No links in {}: its file system has none. current.json names the tables.", warehouse);
        }
        forget(views, number);
    }

    /** Whether the links lead to what is published. */
    boolean show(Published published) throws IOException {
        Path current = warehouse.resolve(CURRENT);
        if (!Files.isSymbolicLink(current)) {
            return false;
        }
        Map<String, Path> wanted = new TreeMap<>();
        published.tables().forEach((table, entry) -> wanted.put(table, warehouse.resolve(entry.path())));
        if (Files.exists(report(published))) {
            wanted.put(Run.REPORT, report(published));
        }
        Map<String, Path> shown = new TreeMap<>();
        Path view = warehouse.resolve(Files.readSymbolicLink(current));
        try (Stream<Path> links = Files.list(view)) {
            for (Path link : links.toList()) {
                Path target = view.resolve(Files.readSymbolicLink(link)).normalize();
                shown.put(link.getFileName().toString(), target);
            }
        }
        return shown.equals(wanted);
    }

    private Path report(Published published) {
        return warehouse.resolve(Run.folder(new RunId(published.run())) + "/" + Run.REPORT);
    }

    private static void forget(Path views, long newest) throws IOException {
        for (long old : numbers(views)) {
            if (old <= newest - KEPT_VIEWS) {
                delete(views.resolve(String.valueOf(old)));
            }
        }
    }

    private static List<Long> numbers(Path views) throws IOException {
        try (Stream<Path> entries = Files.list(views)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}"))
                    .map(Long::valueOf)
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
