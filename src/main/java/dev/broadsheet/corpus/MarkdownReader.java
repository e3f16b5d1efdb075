package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Decoding.Decoded;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A Markdown file: one article. Front matter in YAML, between lines of three hyphens, gives its fields. */
final class MarkdownReader implements ArticleReader {

    static final Format FORMAT = Format.of("markdown", MarkdownReader::new, "md", "markdown", "mdown");

    private static final Pattern FRONT_MATTER = Pattern.compile(
            "\\A---[ \\t]*\\R(.*?)^(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)", Pattern.DOTALL | Pattern.MULTILINE);
    /** Aliases can make small YAML into large data. */
    private static final int MAX_ALIASES = 20;

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private boolean done;

    MarkdownReader(ReaderTools tools, ArticleMaker maker, InputStream in) {
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
        Matcher matter = FRONT_MATTER.matcher(decoded.text());
        if (!matter.find()) {
            return maker.make(0, RawFields.text(text(decoded.text())), decoded.charset(), decoded.errors());
        }
        try {
            RawFields fields = fields(matter.group(1));
            fields.putText(text(decoded.text().substring(matter.end())));
            return maker.make(0, fields, decoded.charset(), decoded.errors());
        } catch (YamlEngineException e) {
            String message = "the front matter is no YAML: "
                    + BrokenInput.words(e).lines().findFirst().orElse("");
            return maker.reject(0, RejectReason.MALFORMED, message, decoded.text());
        }
    }

    /** The text; where nothing is left of it, as of a file of code, the file as it stands. */
    private static String text(String markdown) {
        String text = MarkdownText.of(markdown);
        return text.isBlank() ? markdown : text;
    }

    private RawFields fields(String yaml) {
        LoadSettings limits = LoadSettings.builder()
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setAllowDuplicateKeys(false)
                .build();
        RawFields fields = new RawFields();
        if (new Load(limits).loadFromString(CleanText.clean(yaml)) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                Optional<Slot> slot = tools.names().slot(String.valueOf(name));
                boolean scalar = value instanceof String || value instanceof Number;
                slot.filter(s -> scalar).ifPresent(s -> fields.put(s, value.toString()));
                fields.keep(tools.names().keepers(String.valueOf(name)), texts(value));
            });
        }
        return fields;
    }

    /** A value, or those of a list; none of what is neither. */
    private static List<String> texts(Object value) {
        List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return values.stream()
                .filter(each -> each instanceof String || each instanceof Number || each instanceof Boolean)
                .map(Object::toString)
                .toList();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
