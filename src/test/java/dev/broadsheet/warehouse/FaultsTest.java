package dev.broadsheet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The n-th create, write, close, rename, delete, list, mkdirs and open of a run, a rollback and a cleanup fail, for every n.
 * {@link FaultTrial} looks what is left; {@code jobs/bench faults} prints it as a table.
 */
class FaultsTest {

    @TempDir
    private Path folder;

    @AfterEach
    void disarm() {
        Fault.reset();
    }

    @ParameterizedTest
    @EnumSource(Fault.Mode.class)
    void whateverFailsReadersSeeOneStateOrTheOtherAndTheNextTryNeedsNoHelp(Fault.Mode mode) {
        FaultTrial trial = new FaultTrial(FaultPlace.local(folder));
        for (FaultTrial.Work work : FaultTrial.Work.values()) {
            for (Fault.Kind kind : Fault.Kind.values()) {
                boolean everyWrite = mode == Fault.Mode.FULL && kind != Fault.Kind.WRITE;
                boolean lessTelling = mode == Fault.Mode.NOT_DONE && work != FaultTrial.Work.RUN;
                if (everyWrite || lessTelling) {
                    continue;
                }
                FaultTrial.Tally tally = trial.tally(work, kind, mode);
                assertThat(tally.times()).as(tally.toString()).isEqualTo(tally.old() + tally.fresh());
                // a cleanup renames nothing; everything else does everything
                assertThat(tally.times() > 0)
                        .as(tally.toString())
                        .isEqualTo(work != FaultTrial.Work.GC || kind != Fault.Kind.RENAME);
            }
        }
    }
}
