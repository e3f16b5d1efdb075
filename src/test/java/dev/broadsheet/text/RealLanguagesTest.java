package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.text.DeclarationOfRights.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of docs/languages.md; its tables are what this prints. */
class RealLanguagesTest {

    private int right;
    private int wrong;
    private int unknown;
    private double confidence;

    @ParameterizedTest
    @CsvSource({"10000, 0.92, 0.04, 0.90", "200, 0.92, 0.04, 0.85", "100, 0.89, 0.06, 0.82", "50, 0.82, 0.08, 0.80"})
    void versionsOfTheDeclaration(int length, double leastRight, double mostWrong, double leastUnknown) {
        assumeTrue(DeclarationOfRights.isThere(), "the shared corpora are not there");
        LanguageGuesser guesser = new LanguageGuesser(Set.of());
        List<Version> known = new ArrayList<>();
        List<Version> others = new ArrayList<>();
        DeclarationOfRights.versions().forEach(each -> (each.language().isPresent() ? known : others).add(each));
        read(guesser, known, length);
        System.out.printf(
                "| %,d | %d | %.1f %% | %.1f %% | %.1f %% | %.2f |",
                length, known.size(), share(right), share(unknown), share(wrong), confidence / (right + wrong));
        assertThat(share(right) / 100).isGreaterThan(leastRight);
        assertThat(share(wrong) / 100).isLessThan(mostWrong);
        read(guesser, others, length);
        System.out.printf(" %d | %.1f %% |%n", others.size(), share(unknown));
        assertThat(share(unknown) / 100).isGreaterThan(leastUnknown);
    }

    private double share(int part) {
        return 100.0 * part / (right + wrong + unknown);
    }

    /** Up to eight pieces of each. */
    private void read(LanguageGuesser guesser, List<Version> versions, int length) {
        right = 0;
        wrong = 0;
        unknown = 0;
        confidence = 0;
        for (Version version : versions) {
            String text = version.text().replaceAll("\\s+", " ").strip();
            int piece = Math.min(length, text.length());
            for (int at = 0; at + piece <= text.length() && at < 8 * piece; at += piece) {
                GuessedLanguage guess = guesser.guess(text.substring(at, at + piece));
                confidence += guess.confidence();
                if (guess.confidence() == 0) {
                    unknown++;
                } else if (version.language().filter(guess.code()::equals).isPresent()) {
                    right++;
                } else {
                    wrong++;
                }
            }
        }
    }
}
