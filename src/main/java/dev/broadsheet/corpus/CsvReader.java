package dev.broadsheet.corpus;

import dev.broadsheet.corpus.CsvScanner.Kind;
import dev.broadsheet.corpus.Decoding.Decoded;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A CSV or TSV file: an article a record. The encoding is one for the whole file, told from its beginning; in a file that
 * began as UTF-8, records that are not are decoded by themselves.
 */
final class CsvReader implements ArticleReader {

    static final Format CSV = Format.of("csv", (tools, maker, in) -> open(tools, maker, in, Optional.empty()), "csv");
    static final Format TSV =
            Format.of("tsv", (tools, maker, in) -> open(tools, maker, in, Optional.of('\t')), "tsv", "tab");

    private static final int HEAD = 1 << 15;
    private static final int SAMPLE_ROWS = 100;
    private static final int SAMPLE_BYTES = 4 << 20;

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private final Charset charset;
    private final char delimiter;
    private final CsvScanner scanner;
    private final Deque<Row> waiting = new ArrayDeque<>();
    private Optional<CsvColumns> columns = Optional.empty();
    private boolean first = true;

    /** A record with its cells, or without any and the reject that it is. */
    private record Row(long start, Decoded decoded, List<String> cells, Optional<Reject> reject) {}

    private CsvReader(ReaderTools tools, ArticleMaker maker, InputStream in, Charset charset, char delimiter) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
        this.charset = charset;
        this.delimiter = delimiter;
        this.scanner = new CsvScanner(in, delimiter, tools.settings().maxRecordBytes());
    }

    static CsvReader open(ReaderTools tools, ArticleMaker maker, BufferedInputStream in, Optional<Character> delimiter)
            throws IOException {
        Utf8Input utf8 = Utf8Input.of(tools, in);
        BufferedInputStream lines =
                utf8.in() instanceof BufferedInputStream same ? same : new BufferedInputStream(utf8.in(), 1 << 16);
        byte[] head = Heads.peek(lines, HEAD);
        boolean known =
                tools.settings().charset().isPresent() || !utf8.charset().equals(StandardCharsets.UTF_8);
        Charset charset = known ? utf8.charset() : detected(tools, head);
        return new CsvReader(tools, maker, lines, charset, delimiter.orElseGet(() -> delimiter(head)));
    }

    /** Cuts the sample at its last line, so that no character is cut in two. */
    private static Charset detected(ReaderTools tools, byte[] head) {
        int length = head.length;
        while (head.length == HEAD && length > 1 && head[length - 1] != '\n') {
            length--;
        }
        Optional<Decoded> sample = tools.decoding().decode(head, length > 1 ? length : head.length);
        return sample.map(d -> Charset.forName(d.charset())).orElse(StandardCharsets.UTF_8);
    }

    /** The delimiter that stands most often in the first line; a comma when none does. */
    private static char delimiter(byte[] head) {
        String line = new String(head, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            String unquoted = line.replaceAll("\"[^\"]*\"", "");
            if (Decoding.count(unquoted, candidate) > Decoding.count(unquoted, best)) {
                best = candidate;
            }
        }
        return best;
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        if (columns.isEmpty()) {
            findColumns();
        }
        Optional<Row> row = waiting.isEmpty() ? scan() : Optional.of(waiting.remove());
        return row.map(r -> r.reject().<ReadRecord>map(reject -> reject).orElseGet(() -> article(r)));
    }

    private void findColumns() throws IOException {
        List<List<String>> sample = new ArrayList<>();
        long bytes = 0;
        while (columns.isEmpty()) {
            Optional<Row> row = sample.size() < SAMPLE_ROWS && bytes < SAMPLE_BYTES ? scan() : Optional.empty();
            if (row.isEmpty()) {
                columns = Optional.of(
                        sample.isEmpty()
                                ? new CsvColumns(List.of(), List.of())
                                : CsvColumns.ofRows(sample, tools.names()));
            } else if (row.get().reject().isPresent()) {
                waiting.add(row.get());
                bytes += Reject.EXCERPT_LENGTH;
            } else if (sample.isEmpty() && CsvColumns.isHeader(row.get().cells(), tools.names())) {
                columns = Optional.of(CsvColumns.ofHeader(row.get().cells(), tools.names()));
            } else {
                waiting.add(row.get());
                sample.add(row.get().cells());
                bytes += row.get().decoded().text().length();
            }
        }
    }

    private Optional<Row> scan() throws IOException {
        while (scanner.advance()) {
            byte[] bytes = scanner.bytes();
            int mark = first
                    ? ByteOrderMark.of(bytes, bytes.length)
                            .map(ByteOrderMark::length)
                            .orElse(0)
                    : 0;
            first = false;
            Optional<Decoded> decoded = decode(mark == 0 ? bytes : Arrays.copyOfRange(bytes, mark, bytes.length));
            if (decoded.isEmpty()) {
                return Optional.of(rejected(RejectReason.BINARY, "the record is not text in any encoding", ""));
            }
            String text = decoded.get().text();
            if (scanner.kind() == Kind.UNBALANCED) {
                return Optional.of(rejected(
                        RejectReason.MALFORMED, "quotes do not balance; reading goes on at the next line", text));
            }
            if (scanner.kind() == Kind.TOO_LARGE) {
                return Optional.of(rejected(RejectReason.TOO_LARGE, "the record is " + tools.tooLong(), text));
            }
            if (!text.isBlank()) {
                List<String> cells = CsvFields.split(text, delimiter);
                return Optional.of(new Row(scanner.start(), decoded.get(), cells, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private Optional<Decoded> decode(byte[] bytes) {
        return charset.equals(StandardCharsets.UTF_8)
                ? tools.decoding().decode(bytes, bytes.length)
                : Optional.of(Decoding.decode(bytes, 0, bytes.length, charset));
    }

    private Row rejected(RejectReason reason, String message, String excerpt) {
        Reject reject = maker.reject(scanner.start(), reason, message, excerpt);
        return new Row(scanner.start(), new Decoded("", charset.name(), 0), List.of(), Optional.of(reject));
    }

    private ReadRecord article(Row row) {
        int width = columns.orElseThrow().slots().size();
        if (row.cells().size() != width) {
            String message = row.cells().size() + " columns where the first row has " + width;
            return maker.reject(
                    row.start(), RejectReason.MALFORMED, message, row.decoded().text());
        }
        RawFields fields = new RawFields();
        for (int i = 0; i < width; i++) {
            String cell = row.cells().get(i);
            columns.orElseThrow().slots().get(i).ifPresent(slot -> fields.put(slot, cell));
            fields.keep(columns.orElseThrow().keepers().get(i), List.of(cell));
        }
        return maker.make(
                row.start(), fields, row.decoded().charset(), row.decoded().errors());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
