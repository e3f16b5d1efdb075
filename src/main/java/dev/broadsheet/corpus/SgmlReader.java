package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.Decoding.Decoded;
import dev.broadsheet.corpus.ElementRecords.Piece;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * News wires in SGML, in the style of Reuters-21578 ({@code <REUTERS>}) and of the TREC and LDC collections ({@code <DOC>}): one article an element.
 * Parsed without a DTD: what its elements are called says what they are.
 */
final class SgmlReader implements ArticleReader {

    private static final Pattern BEGINNING =
            Pattern.compile("\\s*(?:<!DOCTYPE\\s+[^>\\[]{0,300}>\\s*)?<(REUTERS|DOC)\\b[^>]{0,1000}>");

    static final Format FORMAT =
            Format.of("sgml", SgmlReader::ofFile, "sgm", "sgml").certain(head -> head.begins(BEGINNING));

    private static final String DEFAULT_ELEMENT = "DOC";

    private static final List<String> TITLES = List.of("title", "headline", "head", "hl", "ti");
    private static final List<String> DATES = List.of("date", "date_time", "datetime", "pubdate", "dd");
    private static final List<String> IDS = List.of("docno", "docid", "id");
    private static final List<String> BODIES = List.of("body", "text");
    /** What stands within the text of an article and is none of it. */
    private static final String NOT_TEXT = "title, headline, author, dateline, unknown, date";
    /** Hundredths of a second, as Reuters writes them: {@code 26-FEB-1987 15:01:01.79}. */
    private static final Pattern REUTERS_DATE =
            Pattern.compile("\\s*(\\d{1,2})-([A-Z]{3})-(\\d{4})(.*)", Pattern.DOTALL);

    /** What typesetting left. */
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]+");

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private final ElementRecords records;

    private SgmlReader(ReaderTools tools, ArticleMaker maker, InputStream in, String element) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
        this.records = new ElementRecords(
                in, tools.settings().maxRecordBytes(), "<" + element, "</" + element + ">", 0, Long.MAX_VALUE);
    }

    private static ArticleReader ofFile(ReaderTools tools, ArticleMaker maker, BufferedInputStream in)
            throws IOException {
        Matcher first = BEGINNING.matcher(Head.of(Heads.peek(in, Head.LENGTH)).text());
        return new SgmlReader(tools, maker, in, first.lookingAt() ? first.group(1) : DEFAULT_ELEMENT);
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        return records.next().map(this::record);
    }

    private ReadRecord record(Piece piece) {
        return switch (piece.state()) {
            case WHOLE ->
                tools.decoding()
                        .decode(piece.bytes(), piece.bytes().length)
                        .map(decoded -> article(piece.offset(), decoded))
                        .orElseGet(() -> reject(piece, RejectReason.BINARY, "the bytes are not text in any encoding"));
            case ENDS_WITH_FILE -> reject(piece, RejectReason.MALFORMED, "the file ends within the article");
            case ENDS_WITH_NEXT ->
                reject(piece, RejectReason.MALFORMED, "the article does not end before the next one begins");
            case TOO_LARGE -> reject(piece, RejectReason.TOO_LARGE, "the article is " + tools.tooLong());
        };
    }

    private ReadRecord article(long offset, Decoded decoded) {
        Document document = Parser.xmlParser().parseInput(decoded.text(), "");
        Element article = document.children().isEmpty() ? document : document.child(0);
        RawFields fields = new RawFields();
        put(fields, Field.TITLE, first(article, TITLES));
        put(fields, Field.DATE, first(article, DATES).map(SgmlReader::date));
        put(fields, Field.ID, first(article, IDS).or(() -> Optional.of(article.attr("NEWID"))));
        tools.settings().kept().stream()
                .flatMap(kept -> kept.fields().stream())
                .distinct()
                .forEach(name -> fields.keep(tools.names().keepers(name), said(article, name)));
        fields.putText(body(article).orElse(""));
        return maker.make(offset, fields, decoded.charset(), decoded.errors());
    }

    private static void put(RawFields fields, Field field, Optional<String> value) {
        value.ifPresent(text -> fields.put(new Slot(field, 0), text));
    }

    private static Optional<String> first(Element article, List<String> names) {
        return names.stream()
                .flatMap(name -> article.getElementsByTag(name).stream())
                .map(SgmlReader::text)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** What stands in elements of a name, or in each element within them, else in the article's attribute of that name. */
    private static List<String> said(Element article, String name) {
        List<String> texts = article.getElementsByTag(name).stream()
                .flatMap(element -> element.children().isEmpty() ? Stream.of(element) : element.children().stream())
                .map(SgmlReader::text)
                .filter(text -> !text.isBlank())
                .toList();
        return texts.isEmpty() ? List.of(article.attributes().getIgnoreCase(name)) : texts;
    }

    private static Optional<String> body(Element article) {
        return BODIES.stream()
                .flatMap(name -> article.getElementsByTag(name).stream())
                .map(body -> {
                    Element own = body.clone();
                    own.select(NOT_TEXT).remove();
                    return text(own);
                })
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** The text with its lines: they end paragraphs here. */
    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                (Node node, int depth) -> {
                    if (node instanceof TextNode words) {
                        text.append(words.getWholeText());
                    }
                },
                element);
        return CONTROLS.matcher(text).replaceAll("").strip();
    }

    private static String date(String written) {
        Matcher reuters = REUTERS_DATE.matcher(written);
        return reuters.matches()
                ? reuters.group(1) + " " + reuters.group(2) + " " + reuters.group(3) + " "
                        + reuters.group(4).strip()
                : written;
    }

    private Reject reject(Piece piece, RejectReason reason, String message) {
        String beginning = piece.text();
        return maker.reject(
                piece.offset(),
                reason,
                message,
                beginning.substring(0, Math.min(beginning.length(), 4 * Reject.EXCERPT_LENGTH)));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
