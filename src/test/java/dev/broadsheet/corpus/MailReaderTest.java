package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

    private static final String HEAD = """
            From: ada@harbour.example (Ada)
            Subject: Re: the north pier
            Newsgroups: sea.harbours,sea.misc
            Message-ID: <12@harbour.example>
            Date: Mon, 19 Apr 1993 18:27:30 +0200 (CEST)
            Lines: 7

            """;

    private static List<ReadRecord> read(String mail) {
        return setup().read("in/12345", mail.getBytes(UTF_8));
    }

    private static Article article(String mail) {
        List<ReadRecord> records = read(mail);
        assertThat(records).hasSize(1);
        return articles(records).get(0);
    }

    @Test
    void aPostIsToldByItsHeadersAndGivesItsOwnWords() {
        Article post = article(HEAD + """
                In article <11@pier.example>, bob@pier.example (Bob) writes:
                > The pier is closed.
                >
                > For how long?

                Until the storm is over.
                :-) no quotation
                --
                Ada, harbour office
                """);
        assertThat(post.title()).isEqualTo("Re: the north pier");
        assertThat(post.source()).isEqualTo("sea.harbours");
        assertThat(post.nativeId()).contains("<12@harbour.example>");
        assertThat(post.publishedAt()).contains(Instant.parse("1993-04-19T16:27:30Z"));
        assertThat(post.text()).isEqualTo("Until the storm is over.\n:-) no quotation");
    }

    @Test
    void otherWaysToQuote() {
        assertThat(article(HEAD + "AB> initials\n  > indented\nMine.\n").text()).isEqualTo("Mine.");
        assertThat(article(HEAD + ": one\n: two\n: three\nMine.\n").text()).isEqualTo("Mine.");
        // two lines could be anything
        assertThat(article(HEAD + ": one\n: two\nMine.\n").text()).isEqualTo(": one\n: two\nMine.");
        assertThat(article(HEAD + "a > b is no quotation\nand 5 > 3\n").text())
                .isEqualTo("a > b is no quotation\nand 5 > 3");
    }

    @Test
    void whereAllIsQuotedTheWholeStays() {
        assertThat(article(HEAD + "> only\n> quoted\n").text()).isEqualTo("> only\n> quoted");
    }

    @Test
    void aLineOfHyphensFarFromTheEndIsNoSignature() {
        String body = "Head\n--\n" + "A line of the text.\n".repeat(30);
        assertThat(article(HEAD + body).text()).isEqualTo(body.strip());
    }

    @Test
    void encodedHeadersAndTransferEncodings() {
        Article mail = article("""
                From: x@y.example
                Subject: =?ISO-8859-1?Q?Gr=FC=DFe?= =?UTF-8?B?IGF1cyBLw7ZsbjogIQ==?=
                MIME-Version: 1.0
                Content-Type: text/plain; charset=windows-1251
                Content-Transfer-Encoding: quoted-printable

                =CF=F0=E8=E2=E5=F2, =EC=E8=F0 =97 =
                =E4=E0
                """);
        assertThat(mail.title()).isEqualTo("Grüße aus Köln: !");
        assertThat(mail.text()).isEqualTo("Привет, мир — да");
        assertThat(mail.charset()).isEqualTo("windows-1251");
    }

    private static final String MULTIPART = """
            From: x@y.example
            Subject: parts
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b1"

            --b1
            Content-Type: text/plain
            Content-Disposition: attachment; filename=log.txt

            an attachment
            --b1
            Content-Type: multipart/alternative; boundary="b2"

            --b2
            Content-Type: text/html; charset=utf-8

            <html><body><p>The <b>page</b> of the article, which says rather more than a line does.</p></body></html>
            %s--b2--
            --b1
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64

            JVBERi0xLjQK
            --b1--
            """;

    @Test
    void plainTextBeforeHtmlAndNoAttachments() {
        assertThat(article(MULTIPART.formatted("--b2\nContent-Type: text/plain\n\nThe text.\n"))
                        .text())
                .isEqualTo("The text.");
        assertThat(article(MULTIPART.formatted("")).text())
                .isEqualTo("The page of the article, which says rather more than a line does.");
    }

    @Test
    void anMboxHoldsManyMessages() {
        String box = "From ada@harbour.example Mon Apr 19 18:27:30 1993\n" + HEAD + "First.\n\n"
                + "From bob@pier.example Tue Apr 20 08:00:00 1993\n"
                + HEAD.replace("<12@", "<13@")
                + "Second.\nFrom here on the pier is closed.\n\nFrom the sea, 1993 ways lead to it, or more than that.\n";
        List<Article> posts = articles(read(box));
        assertThat(posts)
                .extracting(Article::text)
                .containsExactly(
                        "First.",
                        "Second.\nFrom here on the pier is closed.\n\nFrom the sea, 1993 ways lead to it, or more than that.");
        assertThat(posts).extracting(post -> post.at().offset()).containsExactly((long) box.indexOf("From: ada"), (long)
                box.lastIndexOf("From: ada"));
    }

    @Test
    void aMessageThatShowsAnotherIsOneMessage() {
        String body = "From mikefran Wed Apr 21 11:08:28 EDT 1993\nArticle: 56 of csc.general\n\nFor sale.\n";
        assertThat(article(HEAD + body).text()).isEqualTo(body.strip());
    }

    @Test
    void bodiesWithoutADeclaredEncodingAreDetected() {
        String text = "Правительство объявило о строительстве новой железной дороги между двумя городами.";
        byte[] mail = (HEAD + text).getBytes(Charset.forName("KOI8-R"));
        Article post = articles(setup().read("in/1", mail)).get(0);
        assertThat(post.text()).isEqualTo(text);
        assertThat(post.charset()).isEqualTo("KOI8-R");
    }

    @Test
    void whatHasNoTextIsOneReject() {
        assertThat(rejects(read(HEAD + "\n\n"))).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo(RejectReason.EMPTY);
            assertThat(reject.at().offset()).isZero();
        });
        String pictures = "From: a@b.example\nSubject: picture\nMIME-Version: 1.0\nContent-Type: image/png\n\nx\n";
        assertThat(rejects(read(pictures))).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo(RejectReason.MISSING_TEXT);
            assertThat(reject.message()).contains("no part in plain text or HTML");
        });
    }

    @Test
    void aMessageThatIsTooLongCostsItself() {
        String long1 = "From a@b Mon Apr 19 18:27:30 1993\n" + HEAD + "word ".repeat(400) + "\n\n";
        String box = long1 + "From a@b Mon Apr 19 18:27:30 1993\n" + HEAD.replace("<12@", "<13@") + "Second.\n";
        List<ReadRecord> records = setup().maxRecordBytes(1024).read("in/box", box.getBytes(UTF_8));
        assertThat(rejects(records)).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo(RejectReason.TOO_LARGE);
            assertThat(reject.message()).contains("ingest.max-record-bytes");
        });
        assertThat(articles(records)).singleElement().satisfies(post -> assertThat(post.text())
                .isEqualTo("Second."));
    }

    @Test
    void partsWithinPartsAreBounded() {
        StringBuilder mail = new StringBuilder("From: a@b.example\nSubject: deep\nMIME-Version: 1.0\n");
        for (int depth = 0; depth < 2_000; depth++) {
            mail.append("Content-Type: multipart/mixed; boundary=\"b")
                    .append(depth)
                    .append("\"\n\n--b")
                    .append(depth)
                    .append('\n');
        }
        mail.append("Content-Type: text/plain\n\nDeep down.\n");
        assertThat(read(mail.toString())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: a story that begins like a header\n\nBut goes on as text.",
                "Harbour: the story\nPier: another\n\nText.",
                "From the harbour: news\nTo the pier: more\n\nText."
            })
    void oneFieldAloneIsNoMail(String text) {
        assertThat(article(text).text()).isEqualTo(text);
    }

    @Test
    void damagedMessagesGiveWhatTheyHold() {
        String cut = MULTIPART.formatted("--b2\nContent-Type: text/plain\n\nThe text.\n");
        IntStream.range(60, cut.length()).filter(length -> length % 37 == 0).forEach(length -> assertThat(
                        setup().read("in/1", cut.substring(0, length).getBytes(ISO_8859_1)))
                .hasSize(1));
    }
}
