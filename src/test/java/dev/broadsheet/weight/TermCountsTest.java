package dev.broadsheet.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Counts are what a plain map counts, for any documents over forms 0 to 40, where form f has the stem f / 3. */
class TermCountsTest {

    @Property(tries = 300)
    void readingGivesBackWhatWasCounted(
            @ForAll @Size(max = 12) List<@Size(max = 60) List<@IntRange(max = 40) Integer>> documents) {
        TermCounts counts = count(documents);
        List<Map<String, Integer>> read = new ArrayList<>();
        counts.forEachDocument((document, surfaces, frequencies, size) -> {
            assertThat(document).isEqualTo(read.size());
            Map<String, Integer> article = new HashMap<>();
            for (int i = 0; i < size; i++) {
                article.put(counts.surfaces()[surfaces[i]], frequencies[i]);
            }
            read.add(article);
        });
        List<Map<String, Integer>> plain = documents.stream()
                .map(forms -> {
                    Map<String, Integer> article = new HashMap<>();
                    forms.forEach(form -> article.merge("f" + form, 1, Integer::sum));
                    return article;
                })
                .toList();
        assertThat(read).isEqualTo(plain);
    }

    @Property(tries = 300)
    void totalsAreThoseOfTheArticlesThatCount(
            @ForAll @Size(max = 12) List<@Size(max = 60) List<@IntRange(max = 40) Integer>> documents,
            @ForAll Set<@IntRange(max = 11) Integer> without) {
        int[] leftOut = without.stream().mapToInt(Integer::intValue).sorted().toArray();
        TermCounts counts = count(documents);
        TermCounts.Totals totals = counts.totals(leftOut);
        Map<String, Long> documentFrequency = new HashMap<>();
        Map<String, Long> collectionFrequency = new HashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            if (!without.contains(i)) {
                Set<String> seen = new HashSet<>();
                for (int form : documents.get(i)) {
                    String stem = "s" + form / 3;
                    collectionFrequency.merge(stem, 1L, Long::sum);
                    if (seen.add(stem)) {
                        documentFrequency.merge(stem, 1L, Long::sum);
                    }
                }
            }
        }
        for (int i = 0; i < counts.stems().length; i++) {
            String stem = counts.stems()[i];
            assertThat((long) totals.documentFrequency()[i]).isEqualTo(documentFrequency.getOrDefault(stem, 0L));
            assertThat(totals.collectionFrequency()[i]).isEqualTo(collectionFrequency.getOrDefault(stem, 0L));
        }
    }

    @Property(tries = 200)
    void integersComeBack(@ForAll List<@IntRange(max = Integer.MAX_VALUE) Integer> values) {
        VarInts.Writer out = new VarInts.Writer();
        values.forEach(out::add);
        VarInts in = new VarInts(out.toBytes());
        values.forEach(value -> assertThat(in.next()).isEqualTo(value));
    }

    private static TermCounts count(List<List<Integer>> documents) {
        TermCounter counter = new TermCounter("en", form -> "f" + form, form -> "s" + form / 3);
        for (int i = 0; i < documents.size(); i++) {
            documents.get(i).forEach(counter::count);
            counter.endDocument("d" + i);
        }
        return counter.drain();
    }
}
