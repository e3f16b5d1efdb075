package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.Decoding.Decoded;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A plain text file: one article. Its first lines are fields where the settings say so ({@code ingest.head-lines}). */
final class TextReader implements ArticleReader {

    static final Format FORMAT =
            Format.of("text", TextReader::new, "txt", "text").likely(head -> true);

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private boolean done;

    TextReader(ReaderTools tools, ArticleMaker maker, InputStream in) {
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
        return Optional.of(WholeText.read(tools, maker, in, this::article));
    }

    private ReadRecord article(Decoded decoded) {
        return maker.make(0, fields(decoded.text()), decoded.charset(), decoded.errors());
    }

    private RawFields fields(String text) {
        List<Field> head = tools.settings().headLines();
        if (head.isEmpty()) {
            return RawFields.text(text);
        }
        RawFields fields = new RawFields();
        int start = 0;
        for (Field field : head) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            fields.put(new Slot(field, 0), text.substring(start, end));
            start = feed < 0 ? text.length() : feed + 1;
        }
        fields.put(new Slot(Field.TEXT, 0), text.substring(start));
        return fields;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
