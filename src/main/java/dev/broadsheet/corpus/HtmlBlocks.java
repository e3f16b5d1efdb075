package dev.broadsheet.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Takes a page apart into blocks: text that no block element begins or ends within. What is never text of an article (scripts,
 * forms, navigation, what is hidden) is passed over.
 */
final class HtmlBlocks implements NodeFilter {

    /**
     * One block.
     *
     * @param owner the element it stands in
     * @param text with single spaces; line feeds only where it is preformatted
     * @param linked characters that stand in links
     * @param heading whether it is a heading
     */
    record Block(Element owner, String text, int linked, boolean heading) {

        int length() {
            return text.length();
        }

        double linkDensity() {
            return (double) linked / Math.max(1, text.length());
        }
    }

    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "iframe",
            "object",
            "embed",
            "canvas",
            "audio",
            "video",
            "button",
            "select",
            "input",
            "textarea",
            "option",
            "datalist",
            "nav",
            "head",
            "title",
            "map",
            "dialog",
            "menu",
            "rp",
            "rt");

    private static final Set<String> NEVER_ROLES = Set.of(
            "navigation",
            "banner",
            "contentinfo",
            "search",
            "menu",
            "menubar",
            "dialog",
            "alertdialog",
            "toolbar",
            "complementary");

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
            "time", "tt", "u", "var", "wbr", "img", "rb", "rtc", "center");

    private static final Pattern HIDDEN = Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int linked;
    private int links;
    private int preformatted;

    private HtmlBlocks() {}

    /** The blocks of a page in order. */
    static List<Block> of(Element body) {
        HtmlBlocks blocks = new HtmlBlocks();
        blocks.traverse(body);
        blocks.flush(body);
        return blocks.blocks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode textNode) {
            append(textNode.getWholeText());
        } else if (node instanceof Element element) {
            String name = element.normalName();
            if (NEVER.contains(name) || isHidden(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (name.equals("br")) {
                lineBreak(element);
            } else if (!INLINE.contains(name)) {
                flush(parent(element));
            }
            links += isLink(element) ? 1 : 0;
            preformatted += name.equals("pre") ? 1 : 0;
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            links -= isLink(element) ? 1 : 0;
            if (!INLINE.contains(name) && !name.equals("br")) {
                flush(element);
            }
            preformatted -= name.equals("pre") ? 1 : 0;
        }
        return FilterResult.CONTINUE;
    }

    /** A link that leads somewhere. */
    private static boolean isLink(Element element) {
        if (!element.normalName().equals("a") || !element.hasAttr("href")) {
            return false;
        }
        String target = element.attr("href").strip();
        return !target.startsWith("#") && !target.regionMatches(true, 0, "javascript:", 0, "javascript:".length());
    }

    static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || NEVER_ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || HIDDEN.matcher(element.attr("style").toLowerCase(Locale.ROOT))
                        .find();
    }

    private static Element parent(Element element) {
        Element parent = element.parent();
        return parent == null ? element : parent;
    }

    /** Two breaks in a row end a paragraph. */
    private void lineBreak(Element element) {
        if (preformatted > 0) {
            text.append('\n');
        } else if (element.nextSibling() instanceof Element next
                && next.normalName().equals("br")) {
            flush(parent(element));
        } else {
            append(" ");
        }
    }

    private void append(String more) {
        if (preformatted > 0) {
            text.append(more);
            linked += links > 0 ? more.length() : 0;
            return;
        }
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            boolean space = Character.isWhitespace(c) || c == '\u00A0';
            if (!space) {
                text.append(c);
                linked += links > 0 ? 1 : 0;
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
    }

    private void flush(Element owner) {
        String block = preformatted > 0
                ? text.toString().stripTrailing()
                : text.toString().strip();
        if (!block.isBlank()) {
            blocks.add(new Block(owner, block, Math.min(linked, block.length()), isHeading(owner)));
        }
        text.setLength(0);
        linked = 0;
    }

    private static boolean isHeading(Element element) {
        String name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }
}
