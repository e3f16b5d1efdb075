package dev.broadsheet.corpus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.broadsheet.config.IngestSettings;
import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of itself: JSON-LD (schema.org), Open Graph, Dublin Core and the names that publishers use. Of several
 * statements the more specific comes first; a date that cannot be is passed over for the next.
 */
final class HtmlMetadata {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NODES = 10_000;

    private static final List<String> DATES = List.of(
            "article:published_time",
            "og:article:published_time",
            "article:published",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.created",
            "dcterms.issued",
            "citation_publication_date",
            "citation_date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "sailthru.date",
            "parsely-pub-date",
            "datepublished",
            "og:published_time",
            "article.published",
            "displaydate",
            "bt:pubdate",
            "cxenseparse:recs:publishtime");

    private static final List<String> TITLES =
            List.of("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title");

    private static final Pattern CODE_END = Pattern.compile("[,;].*", Pattern.DOTALL);
    private static final String PARTS = "\\s+[|\\u2013\\u2014\\u00BB\\u00B7:-]+\\s+|\\s*::\\s*";

    private final Document page;
    private final IngestSettings settings;
    private final List<JsonNode> statements;

    HtmlMetadata(Document page, IngestSettings settings) {
        this.page = page;
        this.settings = settings;
        this.statements = statements(page);
    }

    /** Puts what is known of a page into fields. */
    void into(RawFields fields) {
        Optional<String> address = address();
        title().ifPresent(title -> fields.put(new Slot(Field.TITLE, 0), title));
        date().ifPresent(date -> fields.put(new Slot(Field.DATE, 0), date));
        address.ifPresent(url -> fields.put(new Slot(Field.URL, 0), url));
        language().ifPresent(language -> fields.put(new Slot(Field.LANGUAGE, 0), language));
        meta(List.of("og:site_name"))
                .findFirst()
                .or(() -> address.flatMap(HtmlMetadata::host))
                .ifPresent(source -> fields.put(new Slot(Field.SOURCE, 0), source));
    }

    /** Puts what a page says in meta elements of a name, or else in its statements, into fields that are kept. */
    void keep(FieldNames names, RawFields fields) {
        settings.kept().stream()
                .flatMap(kept -> kept.fields().stream())
                .distinct()
                .forEach(field -> {
                    List<String> metas = meta(List.of(field)).toList();
                    fields.keep(names.keepers(field), metas.isEmpty() ? stated(field) : metas);
                });
    }

    /** What its statements on articles say in a field, elements of lists one by one. */
    private List<String> stated(String field) {
        return statements.stream()
                .map(node -> node.path(field))
                .flatMap(node -> node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .toList();
    }

    private Optional<String> title() {
        return Stream.of(meta(TITLES), said("headline"), heading(), Stream.of(page.title()))
                .flatMap(each -> each)
                .filter(Predicate.not(String::isBlank))
                .findFirst();
    }

    /** The page's heading where its title holds it, else the longest part of a title that names the site as well. */
    private Stream<String> heading() {
        String title = page.title();
        List<String> headings = page.select("h1").stream()
                .map(Element::text)
                .filter(text -> !text.isBlank() && (title.contains(text) || title.isBlank()))
                .toList();
        if (!headings.isEmpty()) {
            return headings.stream();
        }
        return Stream.of(title.split(PARTS)).max((a, b) -> Integer.compare(a.length(), b.length())).stream();
    }

    private Optional<String> date() {
        Stream<String> elements = page.select("[itemprop=datePublished], time[pubdate], time[datetime]").stream()
                .flatMap(element -> Stream.of(element.attr("datetime"), element.attr("content")));
        List<String> found = Stream.of(said("datePublished"), meta(DATES), elements)
                .flatMap(each -> each)
                .filter(Predicate.not(String::isBlank))
                .toList();
        return found.stream()
                .filter(date -> PublicationDate.parse(date, settings.earliestDate(), settings.latestDate())
                        .at()
                        .isPresent())
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private Optional<String> address() {
        return Stream.of(
                        page.select("link[rel=canonical]").stream().map(link -> link.attr("href")),
                        meta(List.of("og:url", "twitter:url", "parsely-link")),
                        said("url"))
                .flatMap(each -> each)
                .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                .findFirst();
    }

    /** The name of the site an address is of. */
    static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url.strip()).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<String> language() {
        return Stream.concat(
                        page.select("html[lang], html[xml:lang]").stream()
                                .flatMap(html -> Stream.of(html.attr("lang"), html.attr("xml:lang"))),
                        meta(List.of("content-language", "dc.language", "og:locale")))
                .map(code -> CODE_END.matcher(code).replaceFirst("").strip())
                .filter(Predicate.not(String::isBlank))
                .findFirst();
    }

    /** What the page's meta elements of these names say, in the order of the names. */
    private Stream<String> meta(List<String> names) {
        return names.stream().flatMap(name -> page.select("meta[content]").stream()
                .filter(meta -> name.equalsIgnoreCase(meta.attr("property"))
                        || name.equalsIgnoreCase(meta.attr("name"))
                        || name.equalsIgnoreCase(meta.attr("http-equiv"))
                        || name.equalsIgnoreCase(meta.attr("itemprop")))
                .map(meta -> meta.attr("content").strip())
                .filter(Predicate.not(String::isEmpty)));
    }

    /** What its statements on articles say. */
    private Stream<String> said(String field) {
        return statements.stream()
                .map(node -> node.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static List<JsonNode> statements(Document page) {
        List<JsonNode> found = new ArrayList<>();
        for (Element script : page.select("script[type=application/ld+json]")) {
            try {
                collect(JSON.readTree(script.data()), found);
            } catch (JacksonException e) {
                // a page whose statements are broken still has its text
            }
        }
        return found;
    }

    private static void collect(JsonNode root, List<JsonNode> found) {
        Deque<JsonNode> left = new ArrayDeque<>();
        left.add(root);
        for (int seen = 0; !left.isEmpty() && seen < MOST_NODES; seen++) {
            JsonNode node = left.remove();
            if (node.isObject() && isArticle(node.path("@type"))) {
                found.add(node);
            } else if (node.isContainerNode()) {
                node.forEach(left::add);
            }
        }
    }

    private static boolean isArticle(JsonNode type) {
        return type.toString().matches(".*(?:Article|BlogPosting|Report|WebPage|Posting).*");
    }
}
