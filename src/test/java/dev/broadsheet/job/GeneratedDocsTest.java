package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedDocsTest {

    @Test
    void theDocumentsInTheProjectAreUpToDate() throws IOException {
        for (Map.Entry<String, String> doc : GeneratedDocs.all().entrySet()) {
            Path file = Path.of("docs", doc.getKey());
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as(file + " is out of date: run jobs/run docs and commit what it writes")
                    .isEqualTo(doc.getValue());
        }
    }
}
