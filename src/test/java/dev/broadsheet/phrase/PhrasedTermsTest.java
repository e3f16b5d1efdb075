package dev.broadsheet.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.weight.TermCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PhrasedTermsTest {

    /** Words of one letter; capitals are the same word, vowels are stop words, {@code -} joins and {@code .} breaks. */
    private static TokenSequences sequences(String... lines) {
        return inLanguage("en", lines);
    }

    private static TokenSequences inLanguage(String language, String... lines) {
        List<String> surfaces = new ArrayList<>();
        TokenRecorder recorder = new TokenRecorder(language, new TokenRecorder.Forms() {
            @Override
            public String surface(int form) {
                return surfaces.get(form);
            }

            @Override
            public String stem(int form) {
                return surfaces.get(form).toLowerCase(java.util.Locale.ROOT);
            }

            @Override
            public boolean counts(int form) {
                return !"aeiou".contains(stem(form));
            }
        });
        for (int document = 0; document < lines.length; document++) {
            for (String word : lines[document].split("", -1)) {
                if (word.equals(".")) {
                    recorder.gap();
                } else if (word.equals("-")) {
                    recorder.hyphen();
                } else if (word.equals("/")) {
                    recorder.endLine(7);
                } else if (!word.isBlank()) {
                    if (!surfaces.contains(word)) {
                        surfaces.add(word);
                    }
                    recorder.token(surfaces.indexOf(word));
                }
            }
            recorder.endDocument("" + document, "source");
        }
        return recorder.drain();
    }

    private static PhraseSet phrases(String... words) {
        return PhraseSet.of(Arrays.stream(words)
                .map(phrase -> phrase.chars()
                        .mapToObj(c -> String.valueOf((char) c))
                        .mapToLong(word -> "aeiou".contains(word) ? WordKeys.ofStopWord(word) : WordKeys.of(word))
                        .toArray())
                .toList());
    }

    private static List<String> terms(TokenSequences sequences, PhraseSet phrases) {
        List<String> found = new ArrayList<>();
        PhrasedTerms terms = new PhrasedTerms(sequences, phrases);
        terms.forEach(TokenSequences.LineFilter.none(), new PhrasedTerms.Sink() {
            @Override
            public void term(int form, int position) {
                found.add(terms.surface(form) + "=" + terms.stem(form) + "@" + position);
            }

            @Override
            public void endDocument(int document) {
                found.add("end" + document);
            }
        });
        return found;
    }

    @Test
    void aPhraseIsOneTermAndItsWordsAreNone() {
        assertThat(terms(sequences("BoNxb-n", "b.n"), phrases("bon", "bn")))
                // the stop word o counts for the place of what follows, and a hyphen makes no other term
                .containsExactly("B o N=b o n@0", "x=x@3", "b-n=b n@4", "end0", "b=b@0", "n=n@1", "end1");
    }

    /** Chinese characters are terms within phrases alone; what is left of them keeps its place. */
    @Test
    void partsOfWordsAreNoTermsAlone() {
        PhraseSet plugin = PhraseSet.of(List.of(new long[] {WordKeys.of("插"), WordKeys.of("件")}));
        assertThat(terms(inLanguage("zh", "件插件插x"), plugin)).containsExactly("插件=插件@1", "x=x@4", "end0");
    }

    @Test
    void theLongestPhraseIsTaken() {
        assertThat(terms(sequences("bcdbc"), phrases("bc", "bcd")))
                .containsExactly("b c d=b c d@0", "b c=b c@3", "end0");
    }

    @Test
    void linesThatAreLeftOutCountForNothingAndBreakPhrases() {
        TokenSequences sequences = sequences("b/x/c");
        TermCounts counts = PhrasedTerms.count(sequences, phrases("bc"), TokenSequences.LineFilter.none());
        assertThat(counts(counts)).containsExactlyInAnyOrderEntriesOf(Map.of("0 b", 1, "0 x", 1, "0 c", 1));
        TermCounts without = PhrasedTerms.count(sequences, phrases("bc"), (source, key) -> key == 7);
        // the line of c has no key
        assertThat(counts(without)).containsExactlyInAnyOrderEntriesOf(Map.of("0 c", 1));
    }

    /** Without phrases the counts are those of a plain map. */
    @Property(tries = 200)
    void wordsAloneAreCountedPlainly(
            @ForAll @Size(max = 5) List<@Size(max = 40) List<@IntRange(min = 'a', max = 'k') Integer>> articles) {
        String[] lines = articles.stream()
                .map(article -> article.stream()
                        .collect(StringBuilder::new, (s, c) -> s.append((char) (int) c), StringBuilder::append)
                        .toString())
                .toArray(String[]::new);
        Map<String, Integer> plain = new HashMap<>();
        for (int i = 0; i < lines.length; i++) {
            for (char c : lines[i].toCharArray()) {
                if ("aeiou".indexOf(c) < 0) {
                    plain.merge(i + " " + c, 1, Integer::sum);
                }
            }
        }
        TermCounts counts = PhrasedTerms.count(sequences(lines), PhraseSet.none(), TokenSequences.LineFilter.none());
        assertThat(counts(counts)).isEqualTo(plain);
    }

    /** Each word that counts is in a term exactly once, whatever the phrases. */
    @Property(tries = 200)
    void noWordIsLostOrTakenTwice(@ForAll @Size(max = 60) List<@IntRange(min = 'a', max = 'f') Integer> article) {
        StringBuilder line = new StringBuilder();
        article.forEach(c -> line.append((char) (int) c));
        StringBuilder read = new StringBuilder();
        TokenSequences sequences = sequences(line.toString());
        PhrasedTerms terms = new PhrasedTerms(sequences, phrases("bc", "bac", "cdc", "ddd", "bcd"));
        terms.forEach(TokenSequences.LineFilter.none(), new PhrasedTerms.Sink() {
            @Override
            public void term(int form, int position) {
                read.append(terms.stem(form).replaceAll("[ae]| ", ""));
            }

            @Override
            public void endDocument(int document) {
                read.append('.');
            }
        });
        assertThat(read).hasToString(line.toString().replaceAll("[ae]", "") + ".");
    }

    private static Map<String, Integer> counts(TermCounts counts) {
        Map<String, Integer> found = new TreeMap<>();
        counts.forEachDocument((document, surfaces, frequencies, size) -> {
            for (int i = 0; i < size; i++) {
                found.put(document + " " + counts.surfaces()[surfaces[i]], frequencies[i]);
            }
        });
        return found;
    }
}
