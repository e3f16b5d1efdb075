package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.ElementRecords.Piece;
import dev.broadsheet.corpus.FieldNames.Slot;
import dev.broadsheet.corpus.Skipped.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A MediaWiki dump ({@code pages-articles.xml}): one article a page of the main namespace; redirects and other pages are skipped. Pages
 * are found by their lines and parsed one by one, without DTDs and entities of their own, so that a broken page costs itself.
 */
final class MediaWikiReader implements ArticleReader {

    private static final Pattern BEGINNING =
            Pattern.compile("\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!DOCTYPE[^>\\[]*>\\s*)?<mediawiki\\b");

    static final Format FORMAT = Format.of("mediawiki", MediaWikiReader::ofFile)
            .certain(head -> head.begins(BEGINNING))
            .splitBy(MediaWikiReader::ofSplit);

    private static final Pattern LANGUAGE = Pattern.compile("<mediawiki\\b[^>]*\\bxml:lang=\"([^\"]{1,20})\"");
    private static final Pattern NAMESPACE = Pattern.compile("<namespace key=\"(?:6|14)\"[^>]*>([^<]{1,60})<");
    private static final Pattern SITE = Pattern.compile("<sitename>([^<]{1,200})<");
    private static final Pattern BASE = Pattern.compile("<base>(https?://[^<]{1,500})<");

    private static final XMLInputFactory XML = factory();

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private final ElementRecords pages;
    private Optional<Site> site = Optional.empty();

    /** What a dump says of itself. */
    private record Site(Optional<String> name, Optional<String> base, Optional<String> language, Set<String> unseen) {}

    private MediaWikiReader(ReaderTools tools, ArticleMaker maker, InputStream in, long start, long end) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
        this.pages = new ElementRecords(in, tools.settings().maxRecordBytes(), "<page>", "</page>", start, end);
    }

    /** Control characters that XML cannot hold: here as in every format they are left out. */
    private static final Pattern NOT_XML = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]+");

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static ArticleReader ofFile(ReaderTools tools, ArticleMaker maker, BufferedInputStream in)
            throws IOException {
        return new MediaWikiReader(tools, maker, Utf8Input.of(tools, in).in(), 0, Long.MAX_VALUE);
    }

    private static ArticleReader ofSplit(
            ReaderTools tools, ArticleMaker maker, BufferedInputStream in, InputSplit split) {
        return new MediaWikiReader(tools, maker, in, split.start(), split.end());
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        Optional<Piece> page = pages.next();
        if (site.isEmpty()) {
            site = Optional.of(site());
        }
        return page.map(this::record);
    }

    private ReadRecord record(Piece page) {
        return switch (page.state()) {
            case WHOLE -> parsed(page);
            case ENDS_WITH_FILE -> reject(page, RejectReason.MALFORMED, "the dump ends within the page");
            case ENDS_WITH_NEXT ->
                reject(page, RejectReason.MALFORMED, "the page does not end before the next one begins");
            case TOO_LARGE -> reject(page, RejectReason.TOO_LARGE, "the page is " + tools.tooLong());
        };
    }

    private ReadRecord parsed(Piece page) {
        try {
            String text = page.text();
            return article(page.offset(), elements(NOT_XML.matcher(text).replaceAll("")));
        } catch (XMLStreamException e) {
            String why =
                    BrokenInput.words(e).lines().reduce((first, last) -> last).orElse("");
            return reject(page, RejectReason.MALFORMED, "the page is no XML: " + why);
        }
    }

    /** The text of the elements of a page, the first of each name: a page's id stands before its revision's. */
    private static Map<String, String> elements(String page) throws XMLStreamException {
        XMLStreamReader xml = XML.createXMLStreamReader(new StringReader(page));
        Map<String, String> elements = new HashMap<>();
        String name = "";
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    name = xml.getLocalName();
                    elements.putIfAbsent(name, "");
                    if (name.equals("redirect")) {
                        elements.put(name, "redirect");
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!name.isEmpty() && elements.get(name).isEmpty()) {
                        elements.put(name, xml.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("an entity that XML does not know: " + xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> name = "";
                default -> {
                    // comments and instructions say nothing
                }
            }
        }
        return elements;
    }

    private ReadRecord article(long offset, Map<String, String> page) {
        boolean other = !page.getOrDefault("ns", "0").strip().equals("0") || page.containsKey("redirect");
        if (other) {
            return new Skipped(maker.place().at(offset), Reason.NOT_AN_ARTICLE);
        }
        Site known = site.orElseThrow();
        RawFields fields = new RawFields();
        String title = page.getOrDefault("title", "").strip();
        fields.put(new Slot(Field.TITLE, 0), title);
        fields.put(new Slot(Field.ID, 0), page.getOrDefault("id", "").strip());
        known.name().ifPresent(name -> fields.put(new Slot(Field.SOURCE, 0), name));
        known.language().ifPresent(language -> fields.put(new Slot(Field.LANGUAGE, 0), language));
        known.base()
                .map(base -> base.substring(0, base.lastIndexOf('/') + 1) + title.replace(' ', '_'))
                .ifPresent(url -> fields.put(new Slot(Field.URL, 0), url));
        fields.putText(WikiText.toText(page.getOrDefault("text", ""), known.unseen()));
        return maker.make(offset, fields, StandardCharsets.UTF_8.name(), 0);
    }

    private Site site() {
        String said = pages.head();
        Set<String> unseen = new HashSet<>(Set.of("file", "image", "category"));
        NAMESPACE
                .matcher(said)
                .results()
                .forEach(name -> unseen.add(name.group(1).strip().toLowerCase(Locale.ROOT)));
        return new Site(first(SITE, said), first(BASE, said), first(LANGUAGE, said), unseen);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private Reject reject(Piece page, RejectReason reason, String message) {
        int length = Math.min(page.bytes().length, 4 * Reject.EXCERPT_LENGTH);
        return maker.reject(
                page.offset(), reason, message, new String(page.bytes(), 0, length, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
