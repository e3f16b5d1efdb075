package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaWikiReaderTest {

    private static final Pattern MARKUP = Pattern.compile("\\{\\{|\\[\\[|<ref|\\}\\}|\\]\\]");

    private static final String HEAD = """
            <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/" version="0.10" xml:lang="de">
              <siteinfo>
                <sitename>Testwiki</sitename>
                <base>https://de.wiki.example/wiki/Hauptseite</base>
                <namespaces>
                  <namespace key="6" case="first-letter">Datei</namespace>
                  <namespace key="14" case="first-letter">Kategorie</namespace>
                </namespaces>
              </siteinfo>
            """;

    private static String page(int id, int namespace, String more, String text) {
        return """
              <page>
                <title>Seite %d</title>
                <ns>%d</ns>
                <id>%d</id>%s
                <revision>
                  <id>9%d</id>
                  <timestamp>2014-10-26T04:50:23Z</timestamp>
                  <text xml:space="preserve">%s</text>
                </revision>
              </page>
            """.formatted(id, namespace, id, more, id, text);
    }

    private static List<ReadRecord> read(String dump) {
        return setup().read("in/dump.xml", dump.getBytes(UTF_8));
    }

    @Test
    void pagesOfTheMainNamespaceBecomeArticles() {
        List<ReadRecord> records =
                read(HEAD + page(1, 0, "", "'''Der Fluss''' ist lang &amp; breit.\n[[Datei:x.png|thumb|Ein [[Bild]]]]")
                        + page(2, 1, "", "Diskussion") + page(3, 0, "<redirect title=\"Seite 1\" />", "#REDIRECT")
                        + page(4, 0, "", "Zwei.")
                        + "</mediawiki>");
        assertThat(articles(records)).hasSize(2);
        Article first = articles(records).get(0);
        assertThat(first.text()).isEqualTo("Der Fluss ist lang & breit.");
        assertThat(first.title()).isEqualTo("Seite 1");
        assertThat(first.nativeId()).contains("1");
        assertThat(first.language()).contains("de");
        assertThat(first.source()).isEqualTo("Testwiki");
        assertThat(first.url()).contains("https://de.wiki.example/wiki/Seite_1");
        // a revision's time is not when an article was published
        assertThat(first.publishedAt()).isEmpty();
        assertThat(records.stream().filter(Skipped.class::isInstance)).hasSize(2);
    }

    @Test
    void brokenPagesCostThemselves() {
        String open = page(2, 0, "", "offen").replace("</page>", "");
        List<ReadRecord> records = read(HEAD
                + page(1, 0, "", "Eins.")
                + open
                + page(3, 0, "", "<kaputt")
                + page(4, 0, "", "Vier &unbekannt;.")
                + page(5, 0, "", "Fünf."));
        assertThat(articles(records)).extracting(Article::text).containsExactly("Eins.", "Fünf.");
        assertThat(rejects(records)).hasSize(3).allSatisfy(reject -> assertThat(reject.reason())
                .isEqualTo(RejectReason.MALFORMED));
        assertThat(rejects(records).get(0).message()).isEqualTo("the page does not end before the next one begins");
        // two spaces before the tag
        assertThat(rejects(records).get(0).at().offset())
                .isEqualTo((HEAD + page(1, 0, "", "Eins.")).getBytes(UTF_8).length + 2);
        String cut = HEAD + page(1, 0, "", "Eins.") + page(2, 0, "", "Zwei.").substring(0, 60);
        assertThat(rejects(read(cut))).singleElement().satisfies(reject -> assertThat(reject.message())
                .isEqualTo("the dump ends within the page"));
    }

    @Test
    void entitiesOfItsOwnAreNotExpanded() {
        String bomb = "<!DOCTYPE mediawiki [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n";
        List<ReadRecord> records = setup().format("mediawiki")
                .read("in/d.xml", (bomb + HEAD + page(1, 0, "", "&b;") + page(2, 0, "", "Zwei.")).getBytes(UTF_8));
        assertThat(articles(records)).extracting(Article::text).containsExactly("Zwei.");
        assertThat(rejects(records)).singleElement().satisfies(reject -> assertThat(reject.reason())
                .isEqualTo(RejectReason.MALFORMED));
    }

    @Property(tries = 100)
    void splitsHaveEachPageOnce(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll @IntRange(min = 20, max = 3000) int size) {
        StringBuilder dump = new StringBuilder(HEAD);
        for (int i = 0; i < count; i++) {
            dump.append(page(i, 0, "", "Text Nummer " + i));
        }
        byte[] bytes = dump.toString().getBytes(UTF_8);
        InputFile file = new InputFile("memory:a", "in/a.xml", bytes.length, 0);
        List<ReadRecord> parts = new ArrayList<>();
        for (long start = 0; start < bytes.length; start += size) {
            parts.addAll(setup().read(new InputSplit(file, start, Math.min(start + size, bytes.length)), bytes));
        }
        assertThat(parts).isEqualTo(setup().read("in/a.xml", bytes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a [[b]] c~a b c",
                "a [[b|c]] d~a c d",
                "a [[b#x|''c'']] d~a c d",
                "x {{t|a={{u}}}} y~x y",
                "x {{open y~x {{open y",
                "[http://a.b label] z~label z",
                "[http://a.b] z~z",
                "'''''bold''' it''~bold it",
                "don't~don't",
                "a<ref name=x>r</ref> b~a b",
                "a<ref name=x/> b~a b",
                "<nowiki>[[x]]</nowiki>~[[x]]",
                "a<!-- no -->b~ab",
                "5 < 6~5 < 6",
                "[[:Category:X]]~Category:X",
                "[[Category:X]]y~y",
                "[[fr:Y]]z~z",
                "a &nbsp;b~a b",
                "x ({{t}}) y~x y",
                "[1] z~[1] z",
                "]] }} x~]] }} x"
            })
    void wikitextBecomesProse(String wikitext, String prose) {
        assertThat(WikiText.toText(wikitext, Set.of("category", "file"))).isEqualTo(prose);
    }

    @Test
    void linesOfWikitext() {
        assertThat(WikiText.toText("== Head ==\n* one\n** two\n----\n{|\n| cell\n|}\nend = x == y", Set.of()))
                .isEqualTo("Head\none\ntwo\n\nend = x == y");
    }

    @Test
    void nestingCostsNoMoreThanItsLength() {
        String deep = "{{[[".repeat(100_000) + "x" + "]]".repeat(50_000) + "}}".repeat(100_000);
        assertThat(WikiText.toText(deep, Set.of())).isNotNull();
        assertThat(WikiText.toText("[[".repeat(200_000), Set.of())).hasSize(400_000);
    }

    /** What the README of the corpus says: 206 pages, 100 of them redirects. */
    @Test
    void realDumps() throws IOException {
        Path folder = Path.of("../shared/corpora/wikipedia-xml");
        assumeThat(Files.exists(folder)).as("%s is not there", folder).isTrue();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("bz2")).toList()) {
                List<ReadRecord> records = setup().read(file.getFileName().toString(), file);
                assertThat(rejects(records)).isEmpty();
                assertThat(articles(records)).isNotEmpty();
                // two lines of these dumps have brackets that their authors did not close
                assertThat(articles(records).stream()
                                .flatMap(article -> article.text().lines())
                                .filter(MARKUP.asPredicate()))
                        .hasSizeLessThan(3);
                if (file.toString().contains("enwiki-latest-pages")) {
                    assertThat(records).hasSize(206);
                }
            }
        }
    }
}
