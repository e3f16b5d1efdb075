package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void goesByBytesWhereTheirTotalIsKnown() {
        // a quarter of 40 MB after 5 s: 2 MB/s, and 15 s for the rest
        Progress progress =
                Progress.of("read articles", 0, 40_000_000).moreTasks(100).taskEnded(10_000_000, 500);
        assertThat(progress.line(5 * SECOND)).isEqualTo("read articles   25 %  2.0 MB/s  15 s left");
        assertThat(progress.closing(5 * SECOND)).isEqualTo("read articles  done in 5 s, 500 records, 10.0 MB");
    }

    @Test
    void goesByTasksOtherwise() {
        Progress progress = Progress.of("count terms", 0, 0).moreTasks(4).taskEnded(0, 0);
        assertThat(progress.line(2 * SECOND)).isEqualTo("count terms   25 %  1 of 4 tasks  6 s left");
    }

    @Test
    void promisesNothingBeforeThereIsAnythingToGoBy() {
        assertThat(Progress.of("start", 0, 0).line(SECOND)).isEqualTo("start");
    }

    @Test
    void aTerminalLineIsCutToItsWidthAndCleared() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TerminalLine line = new TerminalLine(new PrintStream(out, true, StandardCharsets.UTF_8), 6);
        line.clear();
        line.show("h\u00e9llo w\u00f6rld");
        line.clear();
        line.clear();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[Kh\u00e9llo\r\u001b[K");
    }
}
