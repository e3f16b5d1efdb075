package dev.broadsheet.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * What is recorded comes back, for any articles of lines of forms 0 to 300 and breaks, where form f has the stem f / 3 and counts if
 * it is odd; a line's key is the number of its forms.
 */
class TokenSequencesTest {

    private static final int BREAK = Marks.BREAK;

    private static final TokenRecorder.Forms FORMS = new TokenRecorder.Forms() {
        @Override
        public String surface(int form) {
            return "f" + form;
        }

        @Override
        public String stem(int form) {
            return "s" + form / 3;
        }

        @Override
        public boolean counts(int form) {
            return form % 2 == 1;
        }
    };

    @Property(tries = 300)
    void wordsComeBackInOrderWithoutTheLinesThatAreLeftOut(
            @ForAll @Size(max = 6)
                    List<@Size(max = 6) List<@Size(max = 40) List<@IntRange(min = -1, max = 300) Integer>>> articles,
            @ForAll @IntRange(max = 5) int out) {
        TokenSequences sequences = record(articles);
        List<List<String>> read = new ArrayList<>();
        sequences.forEachDocument((source, key) -> key == out && source == 0, (document, tokens, size) -> {
            assertThat(document).isEqualTo(read.size());
            List<String> words = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                words.add(tokens[i] == BREAK ? "|" : sequences.surfaces()[tokens[i]]);
            }
            read.add(words);
        });
        List<List<String>> plain = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            List<String> words = new ArrayList<>();
            for (List<Integer> line : articles.get(i)) {
                List<String> mine = plain(line);
                long key = line.size();
                words.addAll(key == out && key != 0 && i % 2 == 0 && !mine.isEmpty() ? List.of("|") : mine);
            }
            plain.add(words);
        }
        assertThat(read).isEqualTo(plain);
    }

    @Property(tries = 100)
    void dictionarySaysWhatTheFormsAre(
            @ForAll @Size(max = 6)
                    List<@Size(max = 6) List<@Size(max = 40) List<@IntRange(min = -1, max = 300) Integer>>> articles) {
        TokenSequences sequences = record(articles);
        for (int i = 0; i < sequences.surfaces().length; i++) {
            int form = Integer.parseInt(sequences.surfaces()[i].substring(1));
            assertThat(sequences.stems()[sequences.stemOfSurface()[i]]).isEqualTo(FORMS.stem(form));
            assertThat(sequences.counts()[i]).isEqualTo(FORMS.counts(form));
        }
        assertThat(sequences.stems()).doesNotHaveDuplicates();
        assertThat(sequences.surfaces()).doesNotHaveDuplicates();
        for (int i = 0; i < articles.size(); i++) {
            assertThat(sequences.sources()[sequences.sourceOfDocument()[i]]).isEqualTo(source(i));
        }
    }

    @Property(tries = 100)
    void keysAreThoseOfLinesWithWords(
            @ForAll @Size(max = 6)
                    List<@Size(max = 6) List<@Size(max = 40) List<@IntRange(min = -1, max = 300) Integer>>> articles) {
        List<String> read = new ArrayList<>();
        record(articles).forEachKey((document, key) -> read.add(document + " " + key));
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            for (List<Integer> line : articles.get(i)) {
                if (!plain(line).isEmpty()) {
                    plain.add(i + " " + line.size());
                }
            }
        }
        assertThat(read).isEqualTo(plain);
    }

    /** A break before the first word or after another says nothing, so it is not kept. */
    private static List<String> plain(List<Integer> line) {
        List<String> words = new ArrayList<>();
        for (int form : line) {
            if (form != BREAK) {
                words.add("f" + form);
            } else if (!words.isEmpty() && !words.get(words.size() - 1).equals("|")) {
                words.add("|");
            }
        }
        return words;
    }

    private static String source(int article) {
        return article % 2 == 0 ? "a" : "b";
    }

    private static TokenSequences record(List<List<List<Integer>>> articles) {
        TokenRecorder recorder = new TokenRecorder("en", FORMS);
        for (int i = 0; i < articles.size(); i++) {
            for (List<Integer> line : articles.get(i)) {
                for (int form : line) {
                    if (form == BREAK) {
                        recorder.gap();
                    } else {
                        recorder.token(form);
                    }
                }
                recorder.endLine(line.size());
            }
            recorder.endDocument("id" + i, source(i));
        }
        return recorder.drain();
    }
}
