package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageLogTest {

    @Test
    void aStageIsAnnouncedBeforeItsWork() {
        List<String> said = new ArrayList<>();
        StageLog log = new StageLog(stage -> said.add("announced " + stage));
        String result = log.timed("count-terms", figures -> {
            said.add("at work");
            figures.rows(3, 2, 1).metric("files", 4);
            return "counted";
        });
        assertThat(result).isEqualTo("counted");
        assertThat(said).containsExactly("announced count-terms", "at work");
        assertThat(log.entries().get(0).metrics()).containsEntry("files", 4.0);
    }
}
