package dev.broadsheet.phrase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks what may stand for an article, and leaves out near-repeats.
 *
 * <pre>weight = (1 + ln count) · informativeness · name / ln(e + first / {@value #POSITION})</pre>
 *
 * The first two factors are tf-idf with the logarithm of counts (Salton and Buckley 1988), which keeps a word of every second
 * sentence from outweighing all names. For a phrase the idf of its words are summed: by this it is compared with words as its words
 * would be together if they met by chance (Robertson, "Understanding inverse document frequency", 2004, section 3), and a phrase
 * of telling words comes before its parts, which is what the boosting factor of KP-Miner is for (El-Beltagy and Rafea 2009, section
 * 3.2). A single word that is written as a name, a country for instance, counts {@value #NAME} times: it says what an article is about
 * even where much of the corpus is about it, as the feature of case does in YAKE (Campos et al. 2020, section 3.2). The last factor lowers what comes late, little by little where KP-Miner cuts after 400 words; YAKE has a double logarithm of
 * sentences.
 *
 * <p>Weights are divided by the highest one. Ties: more words first, then the earlier, then by text.
 *
 * <p>Going down the ranking, a candidate is a near-repeat of one that was taken
 *
 * <ul>
 *   <li>when it holds all its words, or is written alike without spaces (<i>Viet Nam</i>, <i>Vietnam</i>)
 *   <li>when all its words stand in it, unless it stands {@value #ON_ITS_OWN} times as often or more, and so mostly elsewhere
 *   <li>when they share at least half of all their words
 * </ul>
 *
 * Words count as the same when one is the beginning of the other and lacks up to {@value #ENDING} letters (<i>Japan</i>,
 * <i>Japanese</i>), or when they agree but for up to as many letters at the ends of both (<i>cooperative</i>,
 * <i>cooperation</i>), and in at least {@value #STEM} or {@value #LONG_STEM} letters.
 */
public final class KeyphraseRanking {

    private static final double POSITION = 200;
    private static final double NAME = 1.5;
    private static final int ON_ITS_OWN = 2;
    private static final int ENDING = 4;
    private static final int STEM = 4;
    private static final int LONG_STEM = 6;

    private static final Comparator<Keyphrase> ORDER = Comparator.comparingDouble((Keyphrase each) -> -each.score())
            .thenComparingInt(each -> -each.candidate().words().size())
            .thenComparingInt(each -> each.candidate().first())
            .thenComparing(each -> each.candidate().text());

    private final int most;

    /** @param most keyphrases of an article */
    public KeyphraseRanking(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("an article has at least 1 keyphrase, not " + most);
        }
        this.most = most;
    }

    /**
     * A keyphrase of an article.
     *
     * @param candidate what it is
     * @param score its weight against the article's highest, above 0, at most 1
     */
    public record Keyphrase(KeyphraseCandidate candidate, double score) {}

    /** The keyphrases, from the heaviest; the order of the candidates makes no difference. */
    public List<Keyphrase> rank(List<KeyphraseCandidate> candidates) {
        double highest =
                candidates.stream().mapToDouble(KeyphraseRanking::weight).max().orElse(0);
        if (highest <= 0) {
            return List.of();
        }
        List<Keyphrase> inOrder = candidates.stream()
                .map(each -> new Keyphrase(each, weight(each) / highest))
                .filter(each -> each.score() > 0)
                .sorted(ORDER)
                .toList();
        List<Keyphrase> taken = new ArrayList<>();
        for (Keyphrase each : inOrder) {
            if (taken.size() == most) {
                break;
            }
            if (taken.stream().noneMatch(other -> repeats(each.candidate(), other.candidate()))) {
                taken.add(each);
            }
        }
        return List.copyOf(taken);
    }

    static double weight(KeyphraseCandidate candidate) {
        return weight(candidate.count(), candidate.informativeness(), candidate.first(), candidate.name());
    }

    static double weight(int count, double informativeness, int first, boolean name) {
        double often = (1 + Math.log(count)) * informativeness;
        return (name ? NAME : 1) * often / Math.log(Math.E + first / POSITION);
    }

    /** Whether the candidate is a near-repeat of one that is taken. */
    static boolean repeats(KeyphraseCandidate candidate, KeyphraseCandidate taken) {
        if (String.join("", candidate.words()).equals(String.join("", taken.words()))) {
            return true;
        }
        long shared = shared(candidate.words(), taken.words());
        if (shared(taken.words(), candidate.words()) == taken.words().size()) {
            return true;
        }
        if (shared == candidate.words().size()) {
            return candidate.count() < ON_ITS_OWN * taken.count();
        }
        return 2 * shared >= candidate.words().size() + taken.words().size() - shared;
    }

    /** How many of the words are the same as some word of the others. */
    private static long shared(List<String> words, List<String> others) {
        return words.stream()
                .filter(word -> others.stream().anyMatch(other -> same(word, other)))
                .count();
    }

    static boolean same(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int longer = Math.max(one.length(), other.length());
        int common = 0;
        while (common < shorter && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        if (common == longer) {
            return true;
        }
        return longer - common <= ENDING && common >= (common == shorter ? STEM : LONG_STEM);
    }
}
