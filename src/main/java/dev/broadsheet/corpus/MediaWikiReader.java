package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.FieldNames.Slot;
import dev.broadsheet.corpus.Skipped.Reason;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private static final byte[] PAGE = "<page>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PAGE_END = "</page>".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern LANGUAGE = Pattern.compile("<mediawiki\\b[^>]*\\bxml:lang=\"([^\"]{1,20})\"");
    private static final Pattern NAMESPACE = Pattern.compile("<namespace key=\"(?:6|14)\"[^>]*>([^<]{1,60})<");
    private static final Pattern SITE = Pattern.compile("<sitename>([^<]{1,200})<");
    private static final Pattern BASE = Pattern.compile("<base>(https?://[^<]{1,500})<");
    private static final int MOST_HEAD = 1 << 18;

    private static final XMLInputFactory XML = factory();

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private final ByteLines lines;
    private final long start;
    private final long end;
    private final StringBuilder head = new StringBuilder();
    private Optional<Site> site = Optional.empty();
    /** Whether the current line is to be looked at once more. */
    private boolean again;

    /** What a dump says of itself. */
    private record Site(Optional<String> name, Optional<String> base, Optional<String> language, Set<String> unseen) {}

    private MediaWikiReader(ReaderTools tools, ArticleMaker maker, InputStream in, long start, long end) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
        this.start = start;
        this.end = end;
        this.lines = new ByteLines(in, tools.settings().maxRecordBytes(), 0);
    }

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
        while (again || lines.advance()) {
            again = false;
            int at = find(PAGE);
            if (site.isEmpty() && (at >= 0 || head.length() >= MOST_HEAD)) {
                site = Optional.of(site());
                if (lines.start() + Math.max(at, 0) < start) {
                    lines.skipTo(start);
                    continue;
                }
            }
            if (at >= 0) {
                long offset = lines.start() + at;
                return offset >= end ? Optional.empty() : Optional.of(page(offset, at));
            }
            if (site.isEmpty()) {
                head.append(text(lines.bytes(), 0, lines.length())).append('\n');
            }
        }
        return Optional.empty();
    }

    /** The page that begins in the current line. */
    private ReadRecord page(long offset, int at) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(lines.bytes(), at, lines.length() - at);
        boolean whole = lines.whole();
        while (find(PAGE_END) < 0) {
            if (!lines.advance()) {
                return reject(offset, RejectReason.MALFORMED, "the dump ends within the page", bytes);
            }
            if (find(PAGE) >= 0) {
                again = true;
                return reject(
                        offset, RejectReason.MALFORMED, "the page does not end before the next one begins", bytes);
            }
            whole &= lines.whole()
                    && bytes.size() + lines.length() < tools.settings().maxRecordBytes();
            if (whole) {
                bytes.write('\n');
                bytes.write(lines.bytes(), 0, lines.length());
            }
        }
        return whole
                ? parsed(offset, bytes)
                : reject(offset, RejectReason.TOO_LARGE, "the page is " + tools.tooLong(), bytes);
    }

    private ReadRecord parsed(long offset, ByteArrayOutputStream bytes) {
        String page = bytes.toString(StandardCharsets.UTF_8);
        int behind = page.indexOf(text(PAGE_END, 0, PAGE_END.length)) + PAGE_END.length;
        try {
            return article(offset, elements(page.substring(0, behind)));
        } catch (XMLStreamException e) {
            String why =
                    BrokenInput.words(e).lines().reduce((first, last) -> last).orElse("");
            return reject(offset, RejectReason.MALFORMED, "the page is no XML: " + why, bytes);
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
        String said = head.toString();
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

    private Reject reject(long offset, RejectReason reason, String message, ByteArrayOutputStream page) {
        byte[] bytes = page.toByteArray();
        return maker.reject(offset, reason, message, text(bytes, 0, Math.min(bytes.length, 4 * Reject.EXCERPT_LENGTH)));
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    /** Where a tag stands in the current line, or -1. */
    private int find(byte[] tag) {
        byte[] line = lines.bytes();
        for (int i = 0; i + tag.length <= lines.length(); i++) {
            if (line[i] == tag[0] && Arrays.equals(line, i, i + tag.length, tag, 0, tag.length)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
