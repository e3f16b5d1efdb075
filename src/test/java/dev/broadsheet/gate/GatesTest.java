package dev.broadsheet.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.config.GateSettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GatesTest {

    private static final GateSettings ANY = new GateSettings(0, 0, 7, 1, 2);

    @Test
    void asSettingsAreBornEveryRunPasses() {
        RunFigures worst = run("now", 0, Map.of("ja", 5L), OptionalDouble.of(-1));
        RunFigures best = run("before", 1000, Map.of("en", 1000L), OptionalDouble.of(1));
        assertThat(new Gates(ANY).judge(worst, List.of(best)))
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.passed()).isTrue());
    }

    @Test
    void aFirstRunIsHeldOnlyAgainstWhatNeedsNoOther() {
        GateSettings strict = new GateSettings(10, 1, 7, 0, 0);
        List<Finding> findings = new Gates(strict).judge(articles(9), List.of());
        assertThat(findings)
                .containsExactly(new Finding("gates.min-articles", "9 articles were kept; the least is 10", false));
        assertThat(new Gates(strict).judge(articles(10), List.of()).get(0).passed())
                .isTrue();
    }

    /** 3, 8, 100: the middle one is 8; 3, 8, 10, 100: the mean of 8 and 10 is 9. */
    @Test
    void theMedianIsTheMiddle() {
        assertThat(Gates.median(List.of(articles(100), articles(3), articles(8))))
                .isEqualTo(8);
        assertThat(Gates.median(List.of(articles(100), articles(3), articles(10), articles(8))))
                .isEqualTo(9);
    }

    /** Of the last three, 100, 200 and 1,000, the median is 200, and 99 of 200 is 0.495; the run before them counts no more. */
    @Test
    void articlesAreHeldAgainstTheMedianOfSoManyRuns() {
        Gates gates = new Gates(new GateSettings(0, 0.5, 3, 1, 2));
        List<RunFigures> earlier = List.of(articles(100), articles(1000), articles(200), articles(1));
        Finding low = named(gates.judge(articles(99), earlier), "gates.min-articles-share");
        assertThat(low.passed()).isFalse();
        assertThat(low.figure()).contains("99 articles", "0.495 of 200", "last 3 runs", "the least is 0.5");
        assertThat(named(gates.judge(articles(100), earlier), "gates.min-articles-share")
                        .passed())
                .isTrue();
    }

    /** Shares 0.9, 0.1 against 0.6, 0, 0.4: (0.3 + 0.1 + 0.4) / 2 = 0.4. */
    @Test
    void theLanguageMixIsHeldAgainstTheLastRun() {
        RunFigures now = run("now", 10, Map.of("en", 9L, "vi", 1L), OptionalDouble.empty());
        RunFigures last = run("last", 50, Map.of("en", 30L, "ja", 20L), OptionalDouble.empty());
        assertThat(now.languageDrift(last)).isCloseTo(0.4, within(1e-12));
        RunFigures other = run("other", 10, Map.of("en", 9L, "vi", 1L), OptionalDouble.empty());
        Finding drift = named(
                new Gates(new GateSettings(0, 0, 7, 0.39, 2)).judge(now, List.of(last, other)),
                "gates.max-language-drift");
        assertThat(drift.passed()).isFalse();
        assertThat(drift.figure()).contains("0.4 away", "run last", "the most is 0.39");
        assertThat(named(
                                new Gates(new GateSettings(0, 0, 7, 0.41, 2)).judge(now, List.of(last)),
                                "gates.max-language-drift")
                        .passed())
                .isTrue();
    }

    /** 0.30 to 0.18 is a drop of 0.12. A run without topics says nothing, the one before it counts. */
    @Test
    void coherenceIsHeldAgainstTheLastRunThatFittedTopics() {
        RunFigures now = run("now", 10, Map.of(), OptionalDouble.of(0.18));
        List<RunFigures> earlier = List.of(articles(10), run("fitted", 10, Map.of(), OptionalDouble.of(0.30)));
        Finding drop =
                named(new Gates(new GateSettings(0, 0, 7, 1, 0.1)).judge(now, earlier), "gates.max-coherence-drop");
        assertThat(drop.passed()).isFalse();
        assertThat(drop.figure()).contains("is 0.18, 0.12 less than the 0.3 of run fitted; the most is 0.1");
        assertThat(named(new Gates(new GateSettings(0, 0, 7, 1, 0.13)).judge(now, earlier), "gates.max-coherence-drop")
                        .passed())
                .isTrue();
        assertThat(new Gates(ANY).judge(articles(10), earlier))
                .noneMatch(finding -> finding.gate().equals("gates.max-coherence-drop"));
    }

    @Property(tries = 200)
    void driftIsADistanceFromZeroToOne(
            @ForAll @Size(3) List<@IntRange(max = 9) Integer> one,
            @ForAll @Size(3) List<@IntRange(max = 9) Integer> other) {
        RunFigures a = mix(one);
        RunFigures b = mix(other);
        assertThat(a.languageDrift(b)).isBetween(0.0, 1 + 1e-12).isEqualTo(b.languageDrift(a));
        assertThat(a.languageDrift(a)).isZero();
    }

    private static RunFigures mix(List<Integer> counts) {
        return run(
                "mix",
                0,
                Map.of("de", (long) counts.get(0), "fr", (long) counts.get(1), "sw", (long) counts.get(2)),
                OptionalDouble.empty());
    }

    private static Finding named(List<Finding> findings, String gate) {
        return findings.stream()
                .filter(finding -> finding.gate().equals(gate))
                .findFirst()
                .orElseThrow();
    }

    private static RunFigures articles(long articles) {
        return run("run of " + articles, articles, Map.of(), OptionalDouble.empty());
    }

    private static RunFigures run(String name, long articles, Map<String, Long> languages, OptionalDouble npmi) {
        return new RunFigures(name, articles, new TreeMap<>(languages), npmi);
    }
}
