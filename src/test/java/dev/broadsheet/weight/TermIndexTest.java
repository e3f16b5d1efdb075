package dev.broadsheet.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class TermIndexTest {

    @Property(tries = 200)
    void findsEveryTermAndNoOther(@ForAll @UniqueElements List<String> stems) {
        List<String> known = stems.stream().filter(TermIndexTest::encodable).toList();
        TermIndex.Builder builder = new TermIndex.Builder();
        for (int i = 0; i < known.size(); i++) {
            builder.add("en", known.get(i), known.get(i), i, i + 0.5);
        }
        TermIndex index = builder.build();
        assertThat(index.size()).isEqualTo(known.size());
        for (int i = 0; i < known.size(); i++) {
            assertThat(index.number("en", known.get(i))).isEqualTo(i);
            assertThat(index.number("vi", known.get(i))).isEqualTo(TermIndex.ABSENT);
            assertThat(index.idf(i)).isEqualTo(i + 0.5);
        }
    }

    @Test
    void theSameStemOfTwoLanguagesIsTwoTerms() {
        TermIndex index = new TermIndex.Builder()
                .add("en", "die", "die", 3, 1)
                .add("de", "die", "die", 4, 2)
                .build();
        assertThat(index.number("en", "die")).isZero();
        assertThat(index.number("de", "die")).isEqualTo(1);
        assertThat(index.totalDocumentFrequency()).isEqualTo(7);
    }

    /** Unpaired surrogates all become '?' in UTF-8; cleaning leaves none in any text. */
    private static boolean encodable(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
