package dev.broadsheet.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PhraseMatcherTest {

    private static List<String> matches(String text, String... phrases) {
        Words words = new Words();
        int[] tokens = words.sequence(text);
        PhraseSet set = PhraseSet.of(Arrays.stream(phrases).map(Words::keys).toList());
        List<String> found = new ArrayList<>();
        new PhraseMatcher(set, words.forms())
                .match(
                        tokens,
                        tokens.length,
                        (from, to, key) -> found.add(from + ":" + PhraseText.of(tokens, from, to, words::surface)));
        return found;
    }

    @Test
    void theLongestPhraseFromTheLeft() {
        String[] phrases = {
            "high speed", "high speed railway", "north south high speed railway", "railway station", "south of"
        };
        assertThat(matches("the high speed railway station", phrases)).containsExactly("1:high speed railway");
        assertThat(matches("High speed trains / railway station", phrases))
                .containsExactly("0:High speed", "4:railway station");
        // what began as the longest ends as none: on behind its first word
        assertThat(matches("north south high speed trains", phrases)).containsExactly("2:high speed");
        assertThat(matches("high speed high speed", phrases)).containsExactly("0:high speed", "2:high speed");
    }

    @Test
    void acrossHyphensButNotAcrossBreaks() {
        assertThat(matches("north - south high - speed railway", "north south high speed railway"))
                .containsExactly("0:north-south high-speed railway");
        assertThat(matches("high / speed", "high speed")).isEmpty();
        assertThat(matches("high -", "high speed")).isEmpty();
        assertThat(matches("high speed")).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("x", "y", "z", "of", "/").list().ofMaxSize(30).map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<Set<String>> phrases() {
        return Arbitraries.of("x", "y", "z", "of")
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(words -> String.join(" ", words))
                .set()
                .ofMaxSize(8);
    }

    @Property
    void asPlainSearchFinds(@ForAll("texts") String text, @ForAll("phrases") Set<String> phrases) {
        List<String> words = Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> expected = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int longest = 0;
            for (int length = 2; at + length <= words.size(); length++) {
                if (phrases.contains(String.join(" ", words.subList(at, at + length)))) {
                    longest = length;
                }
            }
            if (longest > 0) {
                expected.add(at + ":" + String.join(" ", words.subList(at, at + longest)));
            }
            at += Math.max(1, longest);
        }
        assertThat(matches(text, phrases.toArray(String[]::new))).isEqualTo(expected);
    }

    @Test
    void manyPhrasesAreSmallAndCanBeSent() throws IOException, ClassNotFoundException {
        List<long[]> phrases = IntStream.range(0, 200_000)
                .mapToObj(
                        i -> new long[] {WordKeys.of("a" + i % 5000), WordKeys.of("b" + i), WordKeys.of("c" + i % 700)})
                .toList();
        PhraseSet set = PhraseSet.of(phrases);
        assertThat(set.size()).isEqualTo(200_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(set);
        }
        assertThat(bytes.size()).isLessThan(20 << 20);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            PhraseSet sent = (PhraseSet) in.readObject();
            assertThat(sent.kind(WordKeys.of(phrases.get(77), 0, 3))).isEqualTo(PhraseSet.PHRASE);
            assertThat(sent.kind(WordKeys.of(phrases.get(77), 0, 2))).isEqualTo(PhraseSet.BEGINNING);
            assertThat(sent.kind(WordKeys.of(phrases.get(77), 1, 3))).isEqualTo(PhraseSet.NO_NODE);
        }
    }

    @Test
    void wordsAreJoinedAsTheirScriptsDo() {
        assertThat(joined("Bộ", "Ngoại", "giao")).isEqualTo("Bộ Ngoại giao");
        assertThat(joined("人工", "智能")).isEqualTo("人工智能");
        assertThat(joined("データ", "センター")).isEqualTo("データセンター");
        assertThat(joined("รถไฟ", "ความเร็ว", "สูง")).isEqualTo("รถไฟความเร็วสูง");
        assertThat(joined("AI", "模型")).isEqualTo("AI 模型");
        assertThat(joined("국제", "공항")).isEqualTo("국제 공항");
    }

    private static String joined(String... words) {
        return PhraseText.of(IntStream.range(0, words.length).toArray(), 0, words.length, form -> words[form]);
    }
}
