package dev.broadsheet.corpus;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What the inputs hold.
 *
 * @param files files to be read, sorted by path
 * @param skipped files that are no articles, sorted by path
 */
public record Inventory(List<InputFile> files, List<Skipped> skipped) implements Serializable {

    public Inventory {
        files = files.stream()
                .sorted(Comparator.comparing(InputFile::path).thenComparing(InputFile::uri))
                .toList();
        skipped = skipped.stream()
                .sorted(Comparator.comparing((Skipped s) -> s.at().path()))
                .toList();
    }

    /** SHA-256 over path, length and time of change of every file, as 64 hex characters: the same inputs, the same value. */
    public String fingerprint() {
        MessageDigest digest = sha256();
        for (InputFile file : files) {
            // Lengths and times are decimal and come last, so no path can imitate another line.
            String line = file.path() + "\u001f" + file.length() + "\u001f" + file.modifiedMillis() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
