package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.corpus.Corpora.Setup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fields of the records that are kept with their articles, in every format that has fields. */
class KeptFieldsTest {

    private static final Setup SECTION = new Setup().keep("section", "section", "rubric");

    private static Map<String, List<String>> only(Setup setup, String path, String content) {
        List<ReadRecord> records = setup.read(path, content.getBytes(StandardCharsets.UTF_8));
        assertThat(records).hasSize(1);
        assertThat(records.get(0)).isInstanceOf(Article.class);
        return ((Article) records.get(0)).fields();
    }

    @Test
    void nothingIsKeptThatIsNotAskedFor() {
        assertThat(only(new Setup(), "a.jsonl", "{\"text\": \"t\", \"section\": \"Sport\"}"))
                .isEmpty();
    }

    @Test
    void ofTwoCandidatesTheFirstIsTakenInWhateverOrderTheyStand() {
        String record = "{\"Rubric\": \"Ball\", \"SECTION\": \"Sport\", \"text\": \"t\"}";
        assertThat(only(SECTION, "a.jsonl", record)).isEqualTo(Map.of("section", List.of("Sport")));
        assertThat(only(SECTION, "a.jsonl", "{\"rubric\": \"Ball\", \"section\": \" \", \"text\": \"t\"}"))
                .isEqualTo(Map.of("section", List.of("Ball")));
    }

    @Test
    void listsOfJsonHaveAValueForEachElement() {
        String record =
                "{\"text\": \"t\", \"tags\": [\"sea\", 7, null, true, {\"a\": 1}, [\"in\"], \"sea\", \" fish\\nand  chips \"]}";
        assertThat(only(new Setup().keep("tags", "tags"), "a.json", "[" + record + "]"))
                .isEqualTo(Map.of("tags", List.of("sea", "7", "true", "fish and chips")));
    }

    @Test
    void objectsAreNoValues() {
        assertThat(only(SECTION, "a.jsonl", "{\"text\": \"t\", \"section\": {\"name\": \"Sport\"}}"))
                .isEmpty();
    }

    @Test
    void aFieldCanBeAColumnAndBeKept() {
        Setup setup = new Setup().keep("paper", "source").keep("lead", "text");
        List<ReadRecord> records = setup.read(
                "a.jsonl",
                "{\"text\": [\"One.\", \"Two.\"], \"source\": \"Gazette\"}".getBytes(StandardCharsets.UTF_8));
        Article article = (Article) records.get(0);
        assertThat(article.source()).isEqualTo("Gazette");
        assertThat(article.text()).isEqualTo("One.\n\nTwo.");
        assertThat(article.fields()).isEqualTo(Map.of("paper", List.of("Gazette"), "lead", List.of("One.", "Two.")));
    }

    @Test
    void columnsOfCsvByNameAndByNumber() {
        assertThat(only(SECTION, "a.csv", "section,text\nSport,A match was played.\n"))
                .isEqualTo(Map.of("section", List.of("Sport")));
        assertThat(only(new Setup().keep("section", "2"), "a.csv", "A match was played on Sunday.,Sport\n"))
                .isEqualTo(Map.of("section", List.of("Sport")));
    }

    @Test
    void frontMatterWithLists() {
        String page = "---\nsection: Sport\ntags: [sea, 3]\nmeta: {a: b}\n---\nA match was played.\n";
        assertThat(only(
                        new Setup()
                                .keep("section", "section")
                                .keep("tags", "tags")
                                .keep("meta", "meta"),
                        "a.md",
                        page))
                .isEqualTo(Map.of("section", List.of("Sport"), "tags", List.of("sea", "3")));
    }

    @Test
    void metaElementsBeforeStatementsOfAPage() {
        String body = "<body><p>A match was played on Sunday, and nobody won it in the end.</p></body></html>";
        String stated =
                "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"articleSection\": [\"Ball\", \"Sport\"]}</script>";
        Setup setup = new Setup().keep("section", "article:section", "articleSection");
        assertThat(only(setup, "a.html", "<html><head>" + stated + "</head>" + body))
                .isEqualTo(Map.of("section", List.of("Ball", "Sport")));
        assertThat(only(
                        setup,
                        "a.html",
                        "<html><head><meta property=\"article:section\" content=\"Home\">" + stated + "</head>" + body))
                .isEqualTo(Map.of("section", List.of("Home")));
    }

    @Test
    void headersOfMail() {
        String mail =
                "From: a@example.org\nSubject: Match\nOrganization: =?utf-8?q?Caf=C3=A9?= Club\n\nA match was played.\n";
        assertThat(only(new Setup().keep("club", "organization"), "a.eml", mail))
                .isEqualTo(Map.of("club", List.of("Café Club")));
    }

    @Test
    void elementsAndAttributesOfSgml() {
        String wire = """
                <REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" NEWID="1">
                <PLACES><D>usa</D><D>uk</D></PLACES><PEOPLE></PEOPLE>
                <TEXT><TITLE>Cocoa</TITLE><BODY>Cocoa rose.</BODY></TEXT>
                </REUTERS>
                """;
        Setup setup =
                new Setup().keep("places", "places").keep("people", "people").keep("split", "lewissplit");
        assertThat(only(setup, "a.sgm", wire))
                .isEqualTo(Map.of("places", List.of("usa", "uk"), "split", List.of("TRAIN")));
    }

    @Test
    void groupsOfThePathWhereTheRecordSaysNothing() {
        Setup setup = new Setup().keep("section", "section").path("(?<section>[^/]+)/[^/]+$");
        assertThat(only(setup, "in/Home/a.jsonl", "{\"text\": \"t\"}")).isEqualTo(Map.of("section", List.of("Home")));
        assertThat(only(setup, "in/Home/a.jsonl", "{\"text\": \"t\", \"section\": \"Sport\"}"))
                .isEqualTo(Map.of("section", List.of("Sport")));
    }

    @Test
    void longValuesAreCutAndManyAreBounded() {
        // 199 code points and an ellipsis; each emoji is one code point of two chars
        String value = "😀".repeat(201);
        assertThat(only(SECTION, "a.jsonl", "{\"text\": \"t\", \"section\": \"" + value + "\"}"))
                .isEqualTo(Map.of("section", List.of("😀".repeat(199) + "…")));
        assertThat(only(SECTION, "a.jsonl", "{\"text\": \"t\", \"section\": \"" + "😀".repeat(200) + "\"}"))
                .isEqualTo(Map.of("section", List.of("😀".repeat(200))));
        StringBuilder many = new StringBuilder("\"0\"");
        for (int i = 1; i < 40; i++) {
            many.append(",\"").append(i).append('"');
        }
        assertThat(only(SECTION, "a.jsonl", "{\"text\": \"t\", \"section\": [" + many + "]}")
                        .get("section"))
                .hasSize(32)
                .endsWith("31");
    }
}
