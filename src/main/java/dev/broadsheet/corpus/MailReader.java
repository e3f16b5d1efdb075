package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.Decoding.Decoded;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jsoup.Jsoup;

/**
 * Mail and news posts (RFC 5322, MIME): one article a file, or a message of an mbox file. Subject, date, id and newsgroup are its fields; its text is the first
 * part in plain text, else the first in HTML, without quoted lines and signature ({@link MailText}). Attachments are not read.
 */
final class MailReader implements ArticleReader {

    private static final String HEADER =
            "(?:[Ff]rom|[Ss]ubject|[Dd]ate|[Tt]o|[Mm]essage-[Ii][Dd]|[Nn]ewsgroups|[Pp]ath|[Xx]ref|[Rr]eceived|[Rr]eturn-[Pp]ath"
                    + "|[Oo]rganization|[Ll]ines|[Rr]eply-[Tt]o|[Ss]ender|[Mm][Ii][Mm][Ee]-[Vv]ersion|[Dd]elivered-[Tt]o|[Nn][Nn][Tt][Pp]-[Pp]osting-[Hh]ost|[Dd]istribution"
                    + "|[Rr]eferences|[Cc]ontent-[Tt]ype|[Kk]eywords|[Ss]ummary|[Ff]ollowup-[Tt]o|[Aa]rticle-[Ii]\\.[Dd]\\.|[Nn]ews-[Ss]oftware|X-[A-Za-z-]+|In-[Rr]eply-[Tt]o)";
    private static final String ANY_HEADER =
            "[A-Za-z][A-Za-z0-9.-]{0,40}:[^\\n]{0,998}\\r?\\n(?:[ \\t][^\\n]{0,998}\\r?\\n){0,50}";
    private static final String MBOX = "From \\S[^\\n]{0,200}\\d{4}[^\\n]{0,20}\\r?\\n";
    /** A known field, perhaps after an mbox line, and within a few more another; one alone could begin any text. */
    private static final Pattern BEGINNING =
            Pattern.compile("(?:" + MBOX + ")?" + HEADER + ":[^\\n]{0,998}\\r?\\n(?:[ \\t][^\\n]{0,998}\\r?\\n){0,50}"
                    + "(?:" + ANY_HEADER + "){0,9}?" + HEADER + ":[^\\n]{0,998}\\r?\\n");

    static final Format FORMAT =
            Format.of("mail", MailReader::new, "eml", "mbox", "nws").certain(head -> head.begins(BEGINNING));

    private static final Pattern MBOX_LINE = Pattern.compile("From \\S.{0,200}\\d{4}.{0,20}", Pattern.DOTALL);
    private static final byte[] MBOX_START = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_MBOX_LINE = 256;
    private static final Pattern NEWSGROUP = Pattern.compile("[^,\\s]+");
    private static final int MOST_PARTS = 1000;

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private final ByteLines lines;
    /** Whether the file is an mbox: only if it begins as one, for a single message may have such lines in its text. */
    private boolean mbox;

    private long next;
    private boolean ended;

    MailReader(ReaderTools tools, ArticleMaker maker, BufferedInputStream in) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
        this.lines = new ByteLines(in, tools.settings().maxRecordBytes(), 0);
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean whole = true;
        boolean blankBefore = true;
        long offset = next;
        while (lines.advance()) {
            if (lines.start() == 0 && isMboxLine()) {
                mbox = true;
                offset = lines.position();
                continue;
            }
            if (mbox && blankBefore && isMboxLine()) {
                next = lines.position();
                return Optional.of(message(offset, bytes, whole));
            }
            whole &= lines.whole()
                    && bytes.size() + lines.length() < tools.settings().maxRecordBytes();
            if (whole) {
                bytes.write(lines.bytes(), 0, lines.length());
                bytes.write('\n');
            }
            blankBefore = lines.length() == 0 || (lines.length() == 1 && lines.bytes()[0] == '\r');
        }
        ended = true;
        return Optional.of(message(offset, bytes, whole));
    }

    private boolean isMboxLine() {
        for (int i = 0; i < MBOX_START.length; i++) {
            if (i >= lines.length() || lines.bytes()[i] != MBOX_START[i]) {
                return false;
            }
        }
        int length = Math.min(lines.length(), LONGEST_MBOX_LINE);
        String line = new String(lines.bytes(), 0, length, StandardCharsets.ISO_8859_1);
        return MBOX_LINE.matcher(line.strip()).matches();
    }

    private ReadRecord message(long offset, ByteArrayOutputStream bytes, boolean whole) {
        byte[] message = bytes.toByteArray();
        if (!whole) {
            return reject(offset, RejectReason.TOO_LARGE, "the message is " + tools.tooLong(), message);
        }
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        try {
            Message parsed = builder.parseMessage(new ByteArrayInputStream(message));
            return article(offset, parsed, message);
        } catch (IOException e) {
            return reject(offset, RejectReason.MALFORMED, "no message: " + BrokenInput.words(e), message);
        }
    }

    private ReadRecord article(long offset, Message message, byte[] bytes) throws IOException {
        Optional<Part> part = part(message);
        if (part.isEmpty()) {
            return reject(offset, RejectReason.MISSING_TEXT, "the message has no part in plain text or HTML", bytes);
        }
        Optional<Decoded> body = tools.decoding()
                .decode(
                        part.get().bytes(),
                        part.get().bytes().length,
                        part.get().charset());
        if (body.isEmpty()) {
            return reject(offset, RejectReason.BINARY, "the bytes are not text in any encoding", bytes);
        }
        RawFields fields = new RawFields();
        header(message, "subject").ifPresent(subject -> fields.put(new Slot(Field.TITLE, 0), subject));
        header(message, "date").ifPresent(date -> fields.put(new Slot(Field.DATE, 0), withoutComment(date)));
        header(message, "message-id").ifPresent(id -> fields.put(new Slot(Field.ID, 0), id));
        header(message, "newsgroups")
                .map(NEWSGROUP::matcher)
                .filter(Matcher::find)
                .ifPresent(group -> fields.put(new Slot(Field.SOURCE, 0), group.group()));
        header(message, "content-language").ifPresent(language -> fields.put(new Slot(Field.LANGUAGE, 0), language));
        tools.settings().kept().stream()
                .flatMap(kept -> kept.fields().stream())
                .distinct()
                .forEach(name -> header(message, name)
                        .ifPresent(said -> fields.keep(tools.names().keepers(name), List.of(said))));
        Decoded decoded = body.get();
        String text =
                part.get().html() ? MainText.of(Jsoup.parse(decoded.text()).body()) : decoded.text();
        fields.putText(MailText.of(text));
        return maker.make(offset, fields, decoded.charset(), decoded.errors());
    }

    /** A header field, on one line, its encoded words decoded. */
    private static Optional<String> header(Message message, String name) {
        return Optional.ofNullable(message.getHeader().getField(name))
                .map(field -> DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String withoutComment(String date) {
        return date.replaceFirst("\\s*\\([^)]*\\)\\s*$", "");
    }

    /** A part that is text. */
    private record Part(byte[] bytes, Optional<Charset> charset, boolean html) {}

    /** The first part in plain text that is no attachment, else the first in HTML. */
    private static Optional<Part> part(Message message) throws IOException {
        Deque<Entity> open = new ArrayDeque<>(List.of(message));
        Optional<Part> html = Optional.empty();
        for (int seen = 0; !open.isEmpty() && seen < MOST_PARTS; seen++) {
            Entity entity = open.pop();
            Body body = entity.getBody();
            String type = Optional.ofNullable(entity.getMimeType())
                    .orElse("text/plain")
                    .toLowerCase(Locale.ROOT);
            if (body instanceof Multipart parts) {
                List<Entity> inner = parts.getBodyParts();
                for (int i = inner.size() - 1; i >= 0; i--) {
                    open.push(inner.get(i));
                }
            } else if (body instanceof Message within) {
                open.push(within);
            } else if (body instanceof SingleBody single
                    && !"attachment".equalsIgnoreCase(entity.getDispositionType())) {
                boolean isHtml = type.equals("text/html");
                if (isHtml ? html.isEmpty() : isPlain(entity, type)) {
                    Optional<Charset> charset = declared(entity);
                    Part part = new Part(single.getInputStream().readAllBytes(), charset, isHtml);
                    if (!isHtml) {
                        return Optional.of(part);
                    }
                    html = Optional.of(part);
                }
            }
        }
        return html;
    }

    /** Any text but HTML, and whatever a message holds that does not claim to be MIME. */
    private static boolean isPlain(Entity entity, String type) {
        return type.startsWith("text/")
                || (entity instanceof Message && entity.getHeader().getField("mime-version") == null);
    }

    /** The encoding that a part says it is in; what says nothing is not ASCII for that. */
    private static Optional<Charset> declared(Entity entity) {
        boolean said = Optional.ofNullable(entity.getHeader().getField("content-type"))
                .filter(field -> field.getBody().toLowerCase(Locale.ROOT).contains("charset"))
                .isPresent();
        return said ? Optional.ofNullable(entity.getCharset()).flatMap(HtmlReader::charset) : Optional.empty();
    }

    private Reject reject(long offset, RejectReason reason, String message, byte[] bytes) {
        int length = Math.min(bytes.length, 4 * Reject.EXCERPT_LENGTH);
        return maker.reject(offset, reason, message, new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
