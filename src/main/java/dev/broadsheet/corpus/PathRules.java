package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings;
import dev.broadsheet.corpus.Skipped.Reason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which paths are no articles. The paths are those below the input: {@code 2024/a.txt}, {@code old.zip!/b.txt}. Patterns
 * are also tried on the path within the archive alone.
 */
public final class PathRules {

    private final List<Pattern> include;
    private final List<Pattern> exclude;
    private final boolean anyKind;

    public PathRules(IngestSettings settings) {
        this.include = settings.include().stream().map(Glob::compile).toList();
        this.exclude = settings.exclude().stream().map(Glob::compile).toList();
        this.anyKind = settings.format().isPresent();
    }

    /** Why the file at this path is left out; empty when it is to be read. The empty path, an input that is itself a file, always is. */
    public Optional<Reason> skip(String below) {
        if (below.isEmpty()) {
            return Optional.empty();
        }
        String inner = below.substring(
                below.lastIndexOf(Location.INSIDE) < 0
                        ? 0
                        : below.lastIndexOf(Location.INSIDE) + Location.INSIDE.length());
        Optional<Reason> hidden = hidden(inner);
        if (hidden.isPresent()) {
            return hidden;
        }
        if (matches(exclude, below, inner) || !included(below, inner)) {
            return Optional.of(Reason.EXCLUDED);
        }
        boolean otherKind = !anyKind && FileNames.isNoArticle(below);
        return otherKind ? Optional.of(Reason.NOT_AN_ARTICLE) : Optional.empty();
    }

    /** Archives are always opened, as something in them could match; so {@code include} decides on what is in them. */
    private boolean included(String below, String inner) {
        if (include.isEmpty() || (FileNames.isPacked(below) && isArchive(below))) {
            return true;
        }
        int archive = below.lastIndexOf(Location.INSIDE);
        return matches(include, below, inner)
                || matches(include, FileNames.unpacked(below), FileNames.unpacked(inner))
                || (archive > 0 && matches(include, below.substring(0, archive), below.substring(0, archive)));
    }

    private static boolean isArchive(String path) {
        String extension = FileNames.extension(FileNames.unpacked(path));
        return extension.equals("tar") || extension.equals("zip");
    }

    private static Optional<Reason> hidden(String path) {
        Optional<Reason> found = Optional.empty();
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (path.startsWith("._", start) || path.substring(start, end).equals("__MACOSX")) {
                return Optional.of(Reason.APPLE_DOUBLE);
            }
            if (path.charAt(start) == '.' || path.charAt(start) == '_') {
                found = Optional.of(Reason.HIDDEN);
            }
            start = end + 1;
        }
        return found;
    }

    private static boolean matches(List<Pattern> patterns, String below, String inner) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(below).matches() || pattern.matcher(inner).matches()) {
                return true;
            }
        }
        return false;
    }
}
