package dev.broadsheet.corpus;

import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;

/**
 * The text of Markdown (CommonMark with tables): what a reader of the page would read. Marks, addresses of links, pictures and blocks of code are left
 * out.
 */
final class MarkdownText {

    /** Deeper quotations, lists and marks are text: nobody writes them, and all that walks the tree is bounded. */
    private static final int DEEPEST = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    private final StringBuilder text = new StringBuilder();

    private MarkdownText() {}

    /** The text; blank where there is none. */
    static String of(String markdown) {
        MarkdownText walk = new MarkdownText();
        walk.walk(PARSER.parse(markdown));
        return walk.text.toString().strip();
    }

    private void walk(Node root) {
        Node node = root;
        while (true) {
            if (enter(node) && node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            while (node != root && node.getNext() == null) {
                leave(node);
                node = node.getParent();
            }
            if (node == root) {
                return;
            }
            leave(node);
            node = node.getNext();
        }
    }

    /** Whether what is within it is to be seen. */
    private boolean enter(Node node) {
        if (node instanceof Text words) {
            text.append(words.getLiteral());
        } else if (node instanceof Code code) {
            text.append(code.getLiteral());
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            text.append('\n');
        } else if (node instanceof HtmlBlock html) {
            text.append(Jsoup.parse(html.getLiteral()).text());
        }
        return !(node instanceof Image || node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock);
    }

    private void leave(Node node) {
        if (node instanceof TableCell) {
            text.append('\t');
        } else if (node instanceof TableRow) {
            feed(1);
        } else if (node instanceof Block block && !(node instanceof ListItem)) {
            feed(tight(block) ? 1 : 2);
        }
    }

    /** Whether a paragraph is an item of a list whose items follow each other without empty lines. */
    private static boolean tight(Block block) {
        return block instanceof Paragraph
                && Optional.ofNullable(block.getParent())
                        .filter(ListItem.class::isInstance)
                        .map(Node::getParent)
                        .filter(ListBlock.class::isInstance)
                        .map(list -> ((ListBlock) list).isTight())
                        .orElse(false);
    }

    /** Ends the text with so many line feeds. */
    private void feed(int wanted) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > 0) {
            int there = (int) text.substring(end).chars().filter(c -> c == '\n').count();
            text.setLength(end);
            text.append("\n".repeat(Math.max(wanted, there)));
        }
    }
}
