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

    private static InputSplit part(InputFile file, long start, long end, long bit, long offset, long stored) {
        return new InputSplit(file, start, end, new EntryPoint(bit, offset), stored);
    }

    @Test
    void onlyLargeFilesAreAskedWhereTheyCanBeCut() {
        InputFile small = file("in/a.jsonl", 100);
        InputFile large = file("in/a.jsonl", 101);
        // packed files count three times; bzip2 is looked at in parts, gzip from one member to the next
        InputFile gzip = file("in/a.jsonl.gz", 40);
        InputFile bzip2 = file("in/a.xml.bz2", 70);
        assertThat(SplitPlan.parts(small, 100)).isEmpty();
        assertThat(SplitPlan.parts(large, 100)).containsExactly(new SplitPlan.Part(large, 0, 101));
        assertThat(SplitPlan.parts(gzip, 100)).containsExactly(new SplitPlan.Part(gzip, 0, 40));
        assertThat(SplitPlan.parts(bzip2, 100))
                .containsExactly(
                        new SplitPlan.Part(bzip2, 0, 33),
                        new SplitPlan.Part(bzip2, 33, 66),
                        new SplitPlan.Part(bzip2, 66, 70));
    }

    @Test
    void filesAreCutWhereTheyCanBe() {
        InputFile lines = file("in/a.jsonl", 250);
        assertThat(SplitPlan.cut(lines, List.of(), 300)).containsExactly(InputSplit.whole(lines));
        assertThat(SplitPlan.cut(lines, List.of(Cuts.NOWHERE), 100)).containsExactly(InputSplit.whole(lines));
        assertThat(SplitPlan.cut(lines, List.of(Cuts.ANYWHERE), 100))
                .containsExactly(
                        new InputSplit(lines, 0, 84), new InputSplit(lines, 84, 168), new InputSplit(lines, 168, 250));
    }

    /** Two parts of 1,000 and 500 bytes unpacked; the second begins at the bit that the first names as next. */
    @Test
    void aCompressedFileIsCutAtItsPieces() {
        InputFile dump = file("in/a.xml.bz2", 70);
        Cuts first = new Cuts(false, List.of(new EntryPoint(163, 600)), 32, 277, 1000);
        Cuts second = new Cuts(false, List.of(new EntryPoint(277, 0)), 277, Cuts.NONE, 500);
        assertThat(SplitPlan.cut(dump, List.of(first, second), 100))
                .containsExactly(
                        part(dump, 0, 601, 0, 0, 20),
                        part(dump, 601, 1001, 163, 600, 14),
                        part(dump, 1001, Long.MAX_VALUE, 277, 1000, 36));
        // what stands behind a part that breaks is not cut
        Cuts elsewhere = new Cuts(false, List.of(new EntryPoint(400, 0)), 400, Cuts.NONE, 500);
        assertThat(SplitPlan.cut(dump, List.of(first, elsewhere), 100))
                .containsExactly(part(dump, 0, 601, 0, 0, 20), part(dump, 601, Long.MAX_VALUE, 163, 600, 50));
    }

    @Test
    void smallFilesShareATaskAndPackedOnesCountThrice() {
        InputSplit a = InputSplit.whole(file("in/a.txt", 40));
        InputSplit b = InputSplit.whole(file("in/b.txt", 60));
        InputSplit c = InputSplit.whole(file("in/c.txt.gz", 34));
        assertThat(SplitPlan.plan(List.of(c, b, a), 100)).containsExactly(List.of(a, b), List.of(c));
        assertThat(SplitPlan.unbalanced(List.of(a, b), 100)).isFalse();
        assertThat(SplitPlan.unbalanced(List.of(a, b, c), 100)).isTrue();
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
