package dev.broadsheet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@link Report} as one HTML page that needs nothing else. Its content security policy allows its own script and style sheet, by their
 * SHA-256, and nothing besides: no network, no other script, no form, no markup of an article could have an effect, even if it got in.
 */
public final class ReportPage {

    private static final String TEMPLATE = "report.html";
    private static final String STYLE = "report.css";
    private static final List<String> SCRIPTS =
            List.of("dom.js", "model.js", "map.js", "lines.js", "overview.js", "topic.js", "search.js", "page.js");
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(values()).build();

    private ReportPage() {}

    /** The page, in UTF-8. */
    public static byte[] of(Report report) {
        String style = resource(STYLE);
        String script = "(() => {\n'use strict';\n"
                + SCRIPTS.stream().map(ReportPage::resource).collect(Collectors.joining("\n")) + "})();\n";
        Map<String, String> slots = Map.of(
                "policy", policy(style, script),
                "title", escaped(title(report)),
                "style", style,
                "script", script,
                "data", data(report));
        return SLOT.matcher(resource(TEMPLATE))
                .replaceAll(slot -> Matcher.quoteReplacement(slots.get(slot.group(1))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String title(Report report) {
        long articles = report.origin().articles();
        return articles == 1
                ? "What one article is about"
                : "What %s articles are about".formatted(Figures.whole(articles));
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(sha256(style), sha256(script));
    }

    /** JSON that cannot end the element it stands in: every character that means something in HTML is written as an escape. */
    static String data(Report report) {
        try {
            return JSON.writeValueAsString(report)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a report is always JSON", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's " + name + " cannot be read", e);
        }
    }

    private static SimpleModule values() {
        return new SimpleModule()
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addSerializer(new OptionalValues());
    }

    /** What is absent is null. */
    private static final class OptionalValues extends StdSerializer<Optional<?>> {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        OptionalValues() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(value.orElse(null), json);
        }
    }
}
