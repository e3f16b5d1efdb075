package dev.broadsheet.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermTableTest {

    @Test
    void frequenciesAddUpAndTheMostFrequentFormIsShown() {
        TermTable table = new TermTable();
        TermTable.Entry minister = table.entry("en", "minister");
        minister.add(2, 5);
        minister.surface("minister", 3);
        minister.surface("Minister", 2);
        table.entry("en", "minister").add(1, 4);
        table.entry("en", "minister").surface("Minister", 4);
        assertThat(terms(table)).containsExactly(new TermTable.Term("en", "minister", "Minister", 3, 9));
    }

    @Test
    void ofEquallyFrequentFormsTheFirstByCodePointIsShown() {
        TermTable table = new TermTable();
        // In UTF-16 the surrogates of U+1D400 come before U+FF21, by code point they come after.
        for (String form : List.of("\uD835\uDC00", "\uFF21", "b", "a")) {
            table.entry("en", "x").surface(form, 1);
        }
        table.entry("en", "y").surface("\uD835\uDC00", 1);
        table.entry("en", "y").surface("\uFF21", 1);
        assertThat(terms(table)).extracting(TermTable.Term::surface).containsExactlyInAnyOrder("a", "\uFF21");
    }

    @Test
    void theSameStemOfTwoLanguagesIsTwoTerms() {
        TermTable table = new TermTable();
        table.entry("en", "die").add(1, 1);
        table.entry("de", "die").add(2, 2);
        assertThat(terms(table)).extracting(TermTable.Term::documentFrequency).containsExactlyInAnyOrder(1L, 2L);
    }

    private static List<TermTable.Term> terms(TermTable table) {
        List<TermTable.Term> terms = new ArrayList<>();
        table.terms().forEachRemaining(terms::add);
        return terms;
    }
}
