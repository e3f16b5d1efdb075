package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.warehouse.S3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same days of an operator end alike on local files, on HDFS and on S3. */
class DaysStorageIT {

    @TempDir
    private static Path folder;

    private static MiniDFSCluster cluster;
    private static List<String> local;

    @BeforeAll
    static void start() throws Exception {
        cluster = new MiniDFSCluster.Builder(
                        new Configuration(), folder.resolve("cluster").toFile())
                .numDataNodes(1)
                .build();
        Path warehouse = folder.resolve("warehouse");
        local = new OperatorDays(folder.resolve("local"), warehouse.toUri().toString(), Map.of()).seen();
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.shutdown();
    }

    @Test
    void hdfsIsAsLocalFiles() throws Exception {
        String warehouse = cluster.getURI() + "/a/warehouse";
        assertThat(new OperatorDays(folder.resolve("hdfs"), warehouse, Map.of()).seen())
                .isEqualTo(local);
    }

    @Test
    void s3IsAsLocalFiles() throws Exception {
        String warehouse = S3.folder() + "/a/warehouse";
        assertThat(new OperatorDays(folder.resolve("s3"), warehouse, S3.settings()).seen())
                .isEqualTo(local);
    }
}
