package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Decoding.Decoded;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Text with one article on each line. Nothing tells such a file from other text, so it is only read as this where the settings say so. */
final class LinesReader implements ArticleReader {

    static final Format FORMAT = Format.of("lines", LinesReader::ofFile);

    private final ArticleMaker maker;
    private final ReaderTools tools;
    private final InputStream in;
    private final ByteLines lines;
    private final Charset charset;

    private LinesReader(ReaderTools tools, ArticleMaker maker, InputStream in, Charset charset) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
        this.charset = charset;
        this.lines = new ByteLines(in, tools.settings().maxRecordBytes(), 0);
    }

    private static ArticleReader ofFile(ReaderTools tools, ArticleMaker maker, BufferedInputStream in)
            throws IOException {
        Utf8Input utf8 = Utf8Input.of(tools, in);
        return new LinesReader(tools, maker, utf8.in(), utf8.charset());
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        while (lines.advance()) {
            if (!lines.whole()) {
                int length = Math.min(lines.length(), 4 * Reject.EXCERPT_LENGTH);
                String excerpt = new String(lines.bytes(), 0, length, charset);
                return Optional.of(
                        maker.reject(lines.start(), RejectReason.TOO_LARGE, "the line is " + tools.tooLong(), excerpt));
            }
            Optional<Decoded> line = tools.decoding().decode(lines.bytes(), lines.length());
            if (line.isEmpty()) {
                return Optional.of(maker.reject(
                        lines.start(), RejectReason.BINARY, "the bytes of the line are not text in any encoding", ""));
            }
            if (!line.get().text().isBlank()) {
                Decoded text = line.get();
                return Optional.of(
                        maker.make(lines.start(), RawFields.text(text.text()), text.charset(), text.errors()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
