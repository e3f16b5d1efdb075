package dev.broadsheet.corpus;

import dev.broadsheet.corpus.HtmlBlocks.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The main text of a page, by the density of its content: an article's blocks are long and have few links, those around it are short
 * or full of links (Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using shallow text features", WSDM 2010, sections 3
 * and 4). What stands together counts together (Sun, Song and Liao, "DOM based content extraction via text density", SIGIR 2011,
 * section 4): from the body we go down to the element that still holds most of the page's content, and take what of it is no list of links.
 */
final class MainText {

    /** Share of an element's content that one of its children must hold for us to go down to it. */
    private static final double MOST = 0.7;

    /** A block of fewer characters is content only beside others. */
    private static final int SHORT = 80;

    private static final double LINKED = 0.5;
    private static final int LEAST = 140;
    private static final double LARGE = 0.4;
    private static final Pattern WORD_END = Pattern.compile("[-_ ]+");
    private static final int MOST_WORDS = 3;

    /** Words in the names of what stands around articles, and of articles. */
    private static final Pattern AROUND = Pattern.compile(
            "comment|disqus|sidebar|side-bar|related|recommend|promo|share|sharing|social|newsletter|subscri|cookie|breadcrumb"
                    + "|footer|masthead|widget|advert|sponsor|popup|modal|outbrain|taboola|pagination|pager|toolbar|read-?more|trending|most-?popular"
                    + "|byline-|author-?bio|author-?box|tag-?list|tags|copyright|disclaimer|skip-?link|signup|sign-up|login|print-?only");

    private static final Pattern ARTICLE = Pattern.compile(
            "article|entry-content|post-content|story|content-body|body-content|main|hentry|blog-?post");

    private final Element body;
    private final List<Block> blocks;
    /** Elements are equal only to themselves. Characters without links by element, and the same with regard to what they are. */
    private final Map<Element, Double> free = new HashMap<>();

    private final Map<Element, Double> content = new HashMap<>();
    private final Map<Element, Boolean> around = new HashMap<>();

    private MainText(Element body) {
        this.body = body;
        this.blocks = HtmlBlocks.of(body);
        blocks.forEach(block -> add(free, block, block.length() * (1 - block.linkDensity())));
        blocks.forEach(block -> add(content, block, weight(block)));
    }

    private void add(Map<Element, Double> sums, Block block, double weight) {
        for (Element at = block.owner(); at != null && !at.equals(body); at = at.parent()) {
            sums.merge(at, weight, Double::sum);
        }
        sums.merge(body, weight, Double::sum);
    }

    /** The main text, a paragraph a line; empty where the page has none. */
    static String of(Element body) {
        return new MainText(body).text();
    }

    private String text() {
        String text = join(within(centre()));
        if (text.length() >= LEAST) {
            return text;
        }
        String all = join(within(body));
        if (all.length() > 2 * text.length()) {
            return all;
        }
        return text.isEmpty() ? join(blocks) : text;
    }

    /** Long text without links counts for its length, what is named as something else for little. */
    private double weight(Block block) {
        double free = 1 - block.linkDensity();
        double weight = block.length() * free * free;
        if (block.length() < SHORT && !endsSentence(block.text())) {
            weight *= 0.2;
        }
        return isAround(block.owner()) ? weight * 0.1 : weight;
    }

    private static boolean endsSentence(String text) {
        return ".!?。！？…\"”".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private Element centre() {
        Element at = body;
        while (true) {
            double most = 0;
            Element next = at;
            for (Element child : at.children()) {
                double mine = content.getOrDefault(child, 0.0) * (isArticle(child) ? 1.2 : 1);
                if (mine > most) {
                    most = mine;
                    next = child;
                }
            }
            if (next.equals(at) || most < MOST * content.getOrDefault(at, 0.0) || isText(next)) {
                return at;
            }
            at = next;
        }
    }

    /** Whether an element is itself a piece of running text. */
    private static boolean isText(Element element) {
        return switch (element.normalName()) {
            case "p", "li", "ul", "ol", "blockquote", "pre", "dl", "table" ->
                element.parent() != null && element.parent().childrenSize() > 1;
            default -> false;
        };
    }

    private List<Block> within(Element element) {
        List<Block> mine = new ArrayList<>();
        for (Block block : blocks) {
            if (isWithin(block.owner(), element) && !isLinks(block) && !isAroundWithin(block.owner(), element)) {
                mine.add(block);
            }
        }
        return trimmed(mine);
    }

    private static boolean isWithin(Element inner, Element outer) {
        for (Element at = inner; at != null; at = at.parent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** A block of links; a heading or a sentence with a link is none. */
    private static boolean isLinks(Block block) {
        return block.linkDensity() > LINKED && !block.heading() && block.length() < 400;
    }

    /** Headings that nothing follows say nothing. */
    private static List<Block> trimmed(List<Block> blocks) {
        int end = blocks.size();
        while (end > 0 && blocks.get(end - 1).heading()) {
            end--;
        }
        return blocks.subList(0, end);
    }

    private boolean isAroundWithin(Element inner, Element outer) {
        for (Element at = inner; at != null && !at.equals(outer); at = at.parent()) {
            if (isNamedAround(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAround(Element owner) {
        return isAroundWithin(owner, body);
    }

    /** What holds a good part of the page is no decoration, whatever it is called. */
    private boolean isNamedAround(Element element) {
        if (free.getOrDefault(element, 0.0) > LARGE * free.getOrDefault(body, 0.0)) {
            return false;
        }
        return around.computeIfAbsent(element, at -> {
            String name = at.normalName();
            if (name.equals("aside") || name.equals("footer")) {
                return true;
            }
            if (name.equals("body") || name.equals("html") || name.equals("main") || name.equals("article")) {
                return false;
            }
            String named = (at.className() + " " + name(at.id())).toLowerCase(Locale.ROOT);
            return AROUND.matcher(named).find() && !ARTICLE.matcher(named).find();
        });
    }

    /** An id of many words is made from a heading. */
    private static String name(String id) {
        return WORD_END.splitAsStream(id).count() > MOST_WORDS ? "" : id;
    }

    private static boolean isArticle(Element element) {
        String name = element.normalName();
        return name.equals("article")
                || name.equals("main")
                || element.attr("itemprop").equals("articleBody")
                || element.attr("role").equals("main");
    }

    private static String join(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            text.append(text.isEmpty() ? "" : "\n").append(block.text());
        }
        return text.toString();
    }
}
