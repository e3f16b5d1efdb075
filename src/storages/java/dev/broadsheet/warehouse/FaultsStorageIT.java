package dev.broadsheet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The n-th operation of a kind fails while a run is written and published, for every n, on HDFS and on S3 as on local files.
 * With {@code -Dbroadsheet.faults=all} every way to fail is tried, and what came of it is left in {@code target/storages/faults-*.md}, for
 * {@code jobs/bench faults}.
 */
class FaultsStorageIT {

    private static final List<Fault.Kind> KINDS =
            List.of(Fault.Kind.CREATE, Fault.Kind.WRITE, Fault.Kind.CLOSE, Fault.Kind.RENAME, Fault.Kind.DELETE);
    private static final List<Fault.Mode> MODES = List.of(Fault.Mode.NOT_DONE, Fault.Mode.DONE, Fault.Mode.DEATH);
    /** All of them take minutes on S3; what a build waits for are deaths, on S3 those before an object appears. */
    private static final boolean ALL = "all".equals(System.getProperty("broadsheet.faults"));

    private static final byte[] OF_ONE_THAT_IS_DEAD =
            "{\"token\": \"of one that is dead\", \"owner\": \"dead\", \"lifetime_seconds\": 0}"
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private java.nio.file.Path folder;

    @AfterEach
    void disarm() {
        Fault.reset();
    }

    @Test
    void onHdfs() throws IOException {
        Configuration configuration = FaultyHdfs.known(new Configuration());
        // a client that closes a file asks after so long once more whether its block has arrived; 400 by default
        configuration.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5);
        configuration.setInt("dfs.replication", 1);
        try (MiniDFSCluster cluster = new MiniDFSCluster.Builder(
                        new Configuration(), folder.resolve("cluster").toFile())
                .numDataNodes(1)
                .build()) {
            tryAll("hdfs", new Path(cluster.getURI() + "/faults"), configuration);
        }
    }

    @Test
    void onS3() throws IOException {
        tryAll("s3", new Path(S3.folder()), FaultyS3.known(S3.configuration()));
    }

    private static void tryAll(String storage, Path root, Configuration configuration) throws IOException {
        FileSystem.closeAll();
        FaultTrial trial = new FaultTrial(new FaultPlace(root, root, configuration, FaultsStorageIT::dead));
        List<FaultTrial.Tally> tallies = new ArrayList<>();
        for (Fault.Mode mode : ALL ? MODES : List.of(Fault.Mode.DEATH)) {
            for (Fault.Kind kind : ALL || !storage.equals("s3") ? KINDS : List.of(Fault.Kind.CLOSE)) {
                FaultTrial.Tally tally = trial.tally(FaultTrial.Work.RUN, kind, mode);
                assertThat(tally.times())
                        .as(tally.toString())
                        .isEqualTo(tally.old() + tally.fresh())
                        .isPositive();
                tallies.add(tally);
            }
        }
        FileSystem.closeAll();
        if (!ALL) {
            return;
        }
        java.nio.file.Path table = java.nio.file.Path.of("target", "storages", "faults-" + storage + ".md");
        Files.createDirectories(table.getParent());
        Files.write(table, FaultTrial.rows(tallies));
    }

    /** Objects are dated by being put, so the lease is made one of no lifetime. */
    private static void dead(FileSystem files, Path lease) throws IOException {
        files.delete(lease, false);
        try (OutputStream out = files.create(lease, true)) {
            out.write(OF_ONE_THAT_IS_DEAD);
        }
    }
}
