package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.setup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.corpus.Skipped.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanAndPathsTest {

    private static InputFile file(String path, long length) {
        return new InputFile("file:/" + path, path, length, 0);
    }

    @Test
    void linesAreCutOthersAreNot() {
        InputFile lines = file("in/a.jsonl", 250);
        InputFile csv = file("in/b.csv", 250);
        assertThat(SplitPlan.plan(List.of(csv, lines), 100))
                .containsExactly(
                        List.of(new InputSplit(lines, 0, 84)),
                        List.of(new InputSplit(lines, 84, 168)),
                        List.of(new InputSplit(lines, 168, 250)),
                        List.of(new InputSplit(csv, 0, 250)));
    }

    /** A dump of MediaWiki is told by its content: {@code .xml} is the name of many things. */
    @Test
    void aNameThatTellsNothingLeavesItToTheContent() {
        InputFile dump = file("in/wiki.xml", 200);
        InputFile packed = file("in/wiki.xml.bz2", 60);
        assertThat(SplitPlan.plan(List.of(dump, packed), 100))
                .containsExactly(
                        List.of(new InputSplit(dump, 0, 100)),
                        List.of(new InputSplit(dump, 100, 200)),
                        List.of(InputSplit.whole(packed)));
        // as long as it is not open, it may be one that cannot be cut
        assertThat(SplitPlan.unbalanced(List.of(dump), 100)).isTrue();
    }

    @Test
    void smallFilesShareATaskAndPackedOnesCountThrice() {
        InputFile a = file("in/a.txt", 40);
        InputFile b = file("in/b.txt", 60);
        InputFile c = file("in/c.txt.gz", 34);
        assertThat(SplitPlan.plan(List.of(c, b, a), 100))
                .containsExactly(List.of(InputSplit.whole(a), InputSplit.whole(b)), List.of(InputSplit.whole(c)));
        assertThat(SplitPlan.unbalanced(List.of(a, b), 100)).isFalse();
        assertThat(SplitPlan.unbalanced(List.of(a, b, c), 100)).isTrue();
        assertThat(SplitPlan.unbalanced(List.of(file("in/a.jsonl", 1000)), 100)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "**/README*, README.md, true",
        "**/README*, a/b/readme, true",
        "**/README*, a.zip!/readme.txt, true",
        "**/README*, a/unreadme, false",
        "*.txt, a.txt, true",
        "*.txt, d/a.txt, false",
        "20??/**, 2024/a/b, true",
        "'*.{md,txt}', a.md, true",
        "'[a-c].txt', b.txt, true",
        "'[!a-c].txt', b.txt, false",
        "a+(b).txt, a+(b).txt, true"
    })
    void globs(String glob, String path, boolean matches) {
        assertThat(Glob.compile(glob).matcher(path).matches()).isEqualTo(matches);
    }

    @Test
    void includeIsTriedOnWhatIsInArchives() {
        PathRules rules = new PathRules(setup().include("**/*.txt").settings());
        assertThat(rules.skip("d/a.txt")).isEmpty();
        assertThat(rules.skip("d/a.txt.gz")).isEmpty();
        assertThat(rules.skip("x.tar.gz")).isEmpty();
        assertThat(rules.skip("x.tar.gz!/a.txt")).isEmpty();
        assertThat(rules.skip("x.tar.gz!/a.csv")).contains(Reason.EXCLUDED);
        assertThat(rules.skip("a.csv")).contains(Reason.EXCLUDED);
        assertThat(new PathRules(setup().include("x.zip").settings()).skip("x.zip!/a.csv"))
                .isEmpty();
    }

    @Test
    void theFingerprintIsOfPathsLengthsAndTimes() {
        InputFile a = file("in/a", 1);
        InputFile b = file("in/b", 2);
        String print = new Inventory(List.of(a, b), List.of()).fingerprint();
        assertThat(print).hasSize(64).isEqualTo(new Inventory(List.of(b, a), List.of()).fingerprint());
        assertThat(print).isNotEqualTo(new Inventory(List.of(a, file("in/b", 3)), List.of()).fingerprint());
    }
}
