package dev.broadsheet.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The permissions that files are made without. Hadoop has a mask of its own, 022 by default, and gives local files what that
 * leaves whatever the process' mask says: whoever runs with 077 would have readable files all the same.
 */
final class Umask {

    private static final int ALL = 0777;

    private Umask() {}

    /** Hadoop's mask and that of the process, so that what either takes is taken; in octal. */
    static String mode() {
        int hadoop = FsPermission.getUMask(new Configuration()).toShort();
        return "%03o".formatted(hadoop | ofProcess());
    }

    /** The mask of this process, by the look of a folder it makes; none where files have no such permissions. */
    private static int ofProcess() {
        try {
            Path outer = Files.createTempDirectory("broadsheet-umask");
            Path inner = Files.createDirectory(outer.resolve("inner"));
            try {
                return ALL & ~mode(Files.getPosixFilePermissions(inner));
            } catch (UnsupportedOperationException e) {
                return 0;
            } finally {
                Files.delete(inner);
                Files.delete(outer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no folder can be made in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    /** Permissions as bits, which stand in the order they are written in. */
    private static int mode(Set<PosixFilePermission> permissions) {
        String written = PosixFilePermissions.toString(permissions);
        int mode = 0;
        for (int i = 0; i < written.length(); i++) {
            mode |= written.charAt(i) == '-' ? 0 : 0400 >> i;
        }
        return mode;
    }
}
