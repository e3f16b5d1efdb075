package dev.broadsheet.warehouse;

import java.io.IOException;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where {@link FaultTrial} makes its warehouses.
 *
 * @param faulty a folder of the file system whose operations fail
 * @param plain the same folder, as readers name it
 * @param configuration by which both are reached
 * @param silence makes the lease of a warehouse one that has not been renewed for its lifetime
 */
record FaultPlace(Path faulty, Path plain, Configuration configuration, Silence silence) {

    /** Makes a lease an old one. */
    @FunctionalInterface
    interface Silence {
        void of(FileSystem files, Path lease) throws IOException;
    }

    /** Local files. */
    static FaultPlace local(java.nio.file.Path folder) {
        return new FaultPlace(
                new Path(FaultyFileSystem.SCHEME + "://" + folder),
                new Path(folder.toString()),
                FaultyFileSystem.known(new Configuration()),
                (files, lease) -> files.setTimes(
                        lease,
                        Instant.now().minus(SmallRuns.LIFETIME).minusSeconds(1).toEpochMilli(),
                        -1));
    }
}
