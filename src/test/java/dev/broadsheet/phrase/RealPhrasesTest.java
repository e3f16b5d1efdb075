package dev.broadsheet.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.config.PhraseSettings;
import dev.broadsheet.text.SequencedWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Phrases and keyphrases of the real corpora. */
class RealPhrasesTest {

    private static final Path CORPORA = Path.of(System.getProperty("broadsheet.corpora", "../shared/corpora"))
            .toAbsolutePath();
    private static final PhraseSettings SETTINGS = new PhraseSettings(5, 0, 3, 0.33, 0.25, 0.75, 200_000);

    /** Every article, or every so many, of a file. */
    private static List<int[]> read(SequencedWords words, String file, int every) throws IOException {
        Path path = CORPORA.resolve(file);
        assumeTrue(Files.exists(path), "the real corpora are not at " + CORPORA);
        List<int[]> articles = new ArrayList<>();
        List<String> texts = PhraseTrial.texts(path);
        for (int i = 0; i < texts.size(); i += every) {
            articles.add(words.sequence(texts.get(i)));
        }
        return articles;
    }

    private static Set<String> phrases(SequencedWords words, List<int[]> articles) {
        WordForms forms = words.forms();
        PhraseMatcher matcher = new PhraseMatcher(PhraseTrial.set(SETTINGS, forms, articles), forms);
        return articles.stream()
                .flatMap(article -> {
                    List<String> found = new ArrayList<>();
                    matcher.match(
                            article,
                            article.length,
                            (from, to, key) -> found.add(PhraseText.of(article, from, to, words::surface)));
                    return found.stream();
                })
                .collect(Collectors.toSet());
    }

    @Test
    void vietnameseCompoundsAreWhole() throws IOException {
        SequencedWords words = new SequencedWords("vi", Set.of());
        assertThat(phrases(words, read(words, "vntc-vi/vntc-train-1000-per-topic.tar.gz", 5)))
                .contains("Việt Nam", "bóng đá", "Bộ Ngoại giao", "phát triển", "công nghệ thông tin", "Hà Nội");
    }

    @Test
    void chineseWordsThatTheDictionaryCutsAreWhole() throws IOException {
        SequencedWords words = new SequencedWords("zh", Set.of());
        assertThat(phrases(words, read(words, "ruanyf-weekly-zh/weekly-issues.tar.gz", 1)))
                .contains("树莓派", "脑机接口", "二维码", "可视化", "第三方", "插件")
                .doesNotContain("维码", "视化", "家公司", "段时间");
        assertThat(words.sequence("人工智能"))
                .as("what the dictionary has is one word")
                .hasSize(2);
    }

    @Test
    void theSeedArticlesPeopleCountriesAndRailway() throws IOException {
        SequencedWords words = new SequencedWords("en", Set.of());
        List<int[]> articles = read(words, "seed-article/000_e6466d13d0322759.txt", 1);
        articles.addAll(read(words, "un-general-debate/ungdc-even-sessions.tar.gz", 10));
        articles.addAll(read(words, "18f-blog/18f-posts.tar.gz", 1));
        WordForms forms = words.forms();
        double[] idf = PhraseTrial.idf(forms, articles);
        KeyphraseFinder finder = new KeyphraseFinder(
                forms, PhraseTrial.set(SETTINGS, forms, articles), form -> idf[form], words::surface, words::normal);
        List<String> keyphrases = new KeyphraseRanking(10)
                .rank(finder.candidates(articles.get(0), articles.get(0).length)).stream()
                        .map(each -> each.candidate().text())
                        .toList();
        assertThat(keyphrases)
                .contains(
                        "Pham Minh Chinh",
                        "Masahiro Takamura",
                        "Takehiro Shimada",
                        "Vietnam",
                        "Japan",
                        "north-south high-speed railway");
    }
}
