package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.Decoding.Decoded;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** A page in HTML: one article, its main text by {@link MainText}, what it says of itself by {@link HtmlMetadata}. */
final class HtmlReader implements ArticleReader {

    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.{0,2000}?-->\\s*)*(?:<!doctype\\s+html\\b|<html\\b|<head\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static final Format FORMAT =
            Format.of("html", HtmlReader::new, "html", "htm", "xhtml").certain(head -> head.begins(BEGINNING));

    private static final Pattern DECLARED = Pattern.compile(
            "(?:<meta[^>]{0,200}?charset\\s*=\\s*[\"']?|<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"'])([A-Za-z0-9_:.-]{2,40})",
            Pattern.CASE_INSENSITIVE);

    private static final int DECLARED_WITHIN = 4096;

    /** Deeper elements become children of those at this depth: nobody writes them, and everything that walks the tree is bounded. */
    private static final int DEEPEST = 256;

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private boolean done;

    HtmlReader(ReaderTools tools, ArticleMaker maker, BufferedInputStream in) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        if (done) {
            return Optional.empty();
        }
        done = true;
        return Optional.of(
                WholeText.read(tools, maker, in, HtmlReader::declared, decoded -> page(0, decoded, new RawFields())));
    }

    private ReadRecord page(long offset, Decoded decoded, RawFields fields) {
        return page(tools, maker, offset, decoded, fields);
    }

    /**
     * The article of a page.
     *
     * @param known fields that are known from elsewhere, which come after what the page says
     */
    static ReadRecord page(ReaderTools tools, ArticleMaker maker, long offset, Decoded decoded, RawFields known) {
        Document page = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(decoded.text(), "");
        HtmlMetadata metadata = new HtmlMetadata(page, tools.settings());
        metadata.into(known);
        metadata.keep(tools.names(), known);
        known.put(new Slot(Field.TEXT, 0), MainText.of(page.body()));
        return maker.make(offset, known, decoded.charset(), decoded.errors());
    }

    /** The encoding that a page says it is in; none where there is no such encoding. */
    static Optional<Charset> declared(byte[] bytes, int length) {
        Matcher declared =
                DECLARED.matcher(new String(bytes, 0, Math.min(length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1));
        return declared.find() ? charset(declared.group(1)) : Optional.empty();
    }

    /** An encoding by name, as browsers take it: Latin-1 is windows-1252. Who says ASCII of other bytes says nothing. */
    static Optional<Charset> charset(String name) {
        if (name.equalsIgnoreCase("us-ascii") || name.equalsIgnoreCase("ascii")) {
            return Optional.empty();
        }
        String meant = name.equalsIgnoreCase("iso-8859-1") || name.equalsIgnoreCase("latin1")
                ? "windows-1252"
                : name.equalsIgnoreCase("gb2312") || name.equalsIgnoreCase("gbk") ? "GB18030" : name;
        try {
            return Charset.isSupported(meant) ? Optional.of(Charset.forName(meant)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // no name an encoding could have
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
