package dev.broadsheet.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that archives give their entries. */
final class EntryName {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*", Pattern.DOTALL);
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final Pattern SLASH = Pattern.compile("/");

    private EntryName() {}

    /** The name without {@code ./} and empty parts; empty when it is absolute or leads upwards. */
    static Optional<String> safe(String name) {
        boolean absolute = name.startsWith("/")
                || name.startsWith("\\")
                || DRIVE.matcher(name).matches();
        boolean upwards = SEPARATOR.splitAsStream(name).anyMatch(".."::equals);
        List<String> parts = new ArrayList<>();
        for (String part : SLASH.split(name, -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return absolute || upwards || parts.isEmpty() ? Optional.empty() : Optional.of(String.join("/", parts));
    }
}
