package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phrases, keyphrases, boilerplate and quality from raw texts to tables, on planted ones. */
class PhrasesIT {

    private static final String COLOPHON = "Subscribe to our letter, it is free and comes on Friday no. ";
    private static final String[] WORDS = {
        "harbour",
        "trawler",
        "skipper",
        "quota",
        "herring",
        "anchor",
        "lighthouse",
        "tide",
        "ferry",
        "mackerel",
        "crane",
        "dock"
    };

    @TempDir
    private Path folder;

    private List<Row> rows(String table, String columns) {
        return SharedSession.get()
                .read()
                .parquet(folder.resolve("warehouse/current/" + table).toString())
                .selectExpr(columns.split("; "))
                .collectAsList();
    }

    private JobTester corpus() {
        JobTester tester = new JobTester(folder);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder("Story " + i + "\n\n");
            for (int word = 0; word < 80; word++) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(word % 11 == 10 ? ". " : " ");
            }
            if (i % 3 == 0) {
                text.append("One was the Bank of Norland, another the north-south high-speed railway, they say.");
            }
            text.append("\n\n").append(COLOPHON).append(i).append('\n');
            tester.file("gull/article" + i + ".txt", text.toString());
        }
        return tester;
    }

    @Test
    void plantedPhrasesAndLinesAreFound() {
        JobTester tester = corpus();
        JobTester.Ended ended = tester.job("tfidf");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(rows("vocabulary", "term; document_frequency"))
                .anySatisfy(row -> {
                    assertThat(row.getString(0)).isEqualTo("north-south high-speed railway");
                    assertThat(row.getLong(1)).isEqualTo(20);
                })
                .anySatisfy(row -> assertThat(row.getString(0)).isEqualTo("Bank of Norland"))
                // a word within a phrase is no term of its own
                .noneSatisfy(row -> assertThat(row.getString(0)).isEqualToIgnoringCase("Norland"))
                // nor is one of a line that all articles share
                .noneSatisfy(row -> assertThat(row.getString(0)).isEqualToIgnoringCase("Subscribe"));
        assertThat(rows("boilerplate_lines", "source; line; article_count"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString(0)).isEqualTo("gull");
                    // of the ways to write it the shortest, of these the first
                    assertThat(row.getString(1)).isEqualTo(COLOPHON + 0);
                    assertThat(row.getLong(2)).isEqualTo(60);
                });
        assertThat(rows("articles", "text"))
                .allSatisfy(row -> assertThat(row.getString(0)).contains(COLOPHON));
        assertThat(rows("keyphrases", "phrase; rank; score"))
                .anySatisfy(row -> assertThat(row.getString(0)).isEqualTo("Bank of Norland"))
                .allSatisfy(row -> assertThat(row.getDouble(2)).isBetween(0.0, 1.0));
    }

    @Test
    void lowQualityIsRejectedWhereAsked() {
        JobTester tester = corpus();
        tester.file("gull/frame.txt", "###### ====== ^^^^^^ two words ~~~~~~ ######");
        JobTester.Ended ended = tester.job("tfidf", "--set", "quality.max-symbol-ratio=0.2");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(ended.output()).contains("Read 61 records: 60 kept, 0 duplicates, 1 rejected");
        assertThat(rows("rejects", "reason; message; stage")).singleElement().satisfies(row -> {
            assertThat(row.getString(0)).isEqualTo("low_quality");
            assertThat(row.getString(1)).contains("symbol_ratio", "quality.max-symbol-ratio");
            assertThat(row.getString(2)).isEqualTo("quality");
        });
    }

    @Test
    void nothingIsFoundWhereNothingIsWanted() {
        JobTester tester = corpus();
        JobTester.Ended ended = tester.job(
                "tfidf",
                "--set",
                "phrases.most=0",
                "--set",
                "boilerplate.min-articles=0",
                "--set",
                "keyphrases.most=0");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(rows("boilerplate_lines", "line")).isEmpty();
        assertThat(rows("keyphrases", "phrase")).isEmpty();
        assertThat(rows("vocabulary", "term"))
                .anySatisfy(row -> assertThat(row.getString(0)).isEqualTo("Norland"))
                .allSatisfy(row -> assertThat(row.getString(0)).doesNotContain(" "));
    }
}
