package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ReadingPlanTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    @Test
    void onlyWhatIsNewOrChangedIsRead() {
        Inventory now = inventory(Map.of("a", 1, "b", 2, "d", 4));
        ReadingPlan plan = ReadingPlan.of(now, known(Map.of("a", 1, "b", 7, "c", 3)), true, false);

        assertThat(plan.files()).extracting(InputFile::path).containsExactly("b", "d");
        assertThat(plan.carried()).extracting(KnownFile::path).containsExactly("a");
        assertThat(plan.dropped()).containsExactlyInAnyOrder("b", "c");
        assertThat(plan.changes()).isEqualTo(new ReadingPlan.Changes(1, 1, 1, 0, 1, false));
        assertThat(plan.fingerprint()).isEqualTo(now.fingerprint());
    }

    @Test
    void whatIsGoneMayBeKept() {
        Inventory now = inventory(Map.of("a", 1));
        ReadingPlan plan = ReadingPlan.of(now, known(Map.of("a", 1, "c", 3)), true, true);

        assertThat(plan.files()).isEmpty();
        assertThat(plan.carried())
                .extracting(KnownFile::path, KnownFile::present)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a", true),
                        org.assertj.core.groups.Tuple.tuple("c", false));
        assertThat(plan.dropped()).isEmpty();
        assertThat(plan.fingerprint())
                .isEqualTo(inventory(Map.of("a", 1, "c", 3)).fingerprint());
    }

    @Test
    void whatWouldBeReadOtherwiseNowIsReadAgainAndWhatIsGoneStays() {
        ReadingPlan plan = ReadingPlan.of(inventory(Map.of("a", 1)), known(Map.of("a", 1, "c", 3)), false, true);

        assertThat(plan.files()).extracting(InputFile::path).containsExactly("a");
        assertThat(plan.carried()).extracting(KnownFile::path).containsExactly("c");
        assertThat(plan.dropped()).containsExactly("a");
        assertThat(plan.changes().again()).isEqualTo(1);
    }

    @Test
    void aRecordGoesWithTheFileAroundIt() {
        Set<String> dropped = Set.of("news/day.zip", "news/odd!/x.txt");
        assertThat(ReadingPlan.isDropped(dropped, "news/day.zip")).isTrue();
        assertThat(ReadingPlan.isDropped(dropped, "news/day.zip!/in.zip!/a.txt"))
                .isTrue();
        assertThat(ReadingPlan.isDropped(dropped, "news/odd!/x.txt")).isTrue();
        assertThat(ReadingPlan.isDropped(dropped, "news/day.zip2")).isFalse();
        assertThat(ReadingPlan.isDropped(dropped, "news/other.zip!/day.zip")).isFalse();
    }

    /** Every file that counts is read or taken over, once; what is dropped is exactly what was known and is not taken over. */
    @Property
    void nothingIsReadTwiceOrLost(
            @ForAll @Size(max = 12)
                    Map<@StringLength(1) @CharRange(from = 'a', to = 'm') String, @IntRange(max = 2) Integer> now,
            @ForAll @Size(max = 12)
                    Map<@StringLength(1) @CharRange(from = 'a', to = 'm') String, @IntRange(max = 2) Integer> before,
            @ForAll boolean alike,
            @ForAll boolean keeps) {
        ReadingPlan plan = ReadingPlan.of(inventory(now), known(before), alike, keeps);

        List<String> count = Stream.concat(
                        plan.files().stream().map(InputFile::path),
                        plan.carried().stream().map(KnownFile::path))
                .sorted()
                .toList();
        Set<String> wanted = new HashSet<>(now.keySet());
        if (keeps) {
            wanted.addAll(before.keySet());
        }
        assertThat(count).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
        Set<String> takenOver = plan.carried().stream().map(KnownFile::path).collect(Collectors.toSet());
        Set<String> others = new HashSet<>(before.keySet());
        others.removeAll(takenOver);
        assertThat(plan.dropped()).containsExactlyInAnyOrderElementsOf(others);
        assertThat(before.keySet()).containsAll(takenOver);
        assertThat(plan.carried().stream().filter(KnownFile::present))
                .allSatisfy(file -> assertThat(now).containsEntry(file.path(), (int) file.length()));
    }

    private static Inventory inventory(Map<String, Integer> lengths) {
        return new Inventory(
                new TreeMap<>(lengths)
                        .entrySet().stream()
                                .map(file -> new InputFile("file:/" + file.getKey(), file.getKey(), file.getValue(), 5))
                                .toList(),
                List.of());
    }

    private static List<KnownFile> known(Map<String, Integer> lengths) {
        return lengths.entrySet().stream()
                .map(file -> new KnownFile(file.getKey(), file.getValue(), 5, true, DAY, "2025-06-01-0123456789ab", 0))
                .toList();
    }
}
