package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit on a cluster of several processes. */
class ClusterIT {

    @TempDir
    private Path folder;

    /** The job at whose start an executor is ended: about half of those of the fit. */
    private static final int FATAL_JOB = 22;

    @Test
    void anExecutorThatIsLostInTheMiddleDoesNotChangeABit() throws IOException {
        String said = OwnJvm.run(
                ClusterFit.class,
                folder.resolve("err"),
                Path.of("target/spark").toAbsolutePath(),
                "local-cluster[2,1,512]",
                String.valueOf(FATAL_JOB));
        assertThat(said).as(Files.readString(folder.resolve("err"))).contains(ClusterFit.ENDED);
        assertThat(said.lines().filter(line -> line.startsWith(ClusterFit.MARK)))
                .containsExactly(ClusterFit.MARK + ClusterFit.digest(SharedSession.get()));
    }
}
