package dev.broadsheet.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.corpus.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** OCR noise of newspaper pages that a machine read, beside articles that people typed. */
class RealQualityTest {

    private static final Path CORPORA = Path.of(System.getProperty("broadsheet.corpora", "../shared/corpora"))
            .toAbsolutePath();

    private static double[] noise(String file) throws IOException {
        Path path = CORPORA.resolve(file);
        assumeTrue(Files.exists(path), "the real corpora are not at " + CORPORA);
        List<Article> articles = QualityTrial.read(path);
        QualityMeter meter = new QualityMeter();
        return articles.stream()
                .mapToDouble(article ->
                        meter.measure(article.text(), 0, OptionalInt.empty()).ocrNoise())
                .toArray();
    }

    @Test
    void whatAMachineReadIsTold() throws IOException {
        double[] read = noise("chronam-1916-jan/chronam-19160101-19160114.tar.gz");
        assertThat(QualityTrial.auc(read, noise("18f-blog/18f-posts.tar.gz"))).isGreaterThan(0.9);
        assertThat(QualityTrial.auc(read, noise("ag-news/test.csv"))).isGreaterThan(0.9);
    }
}
