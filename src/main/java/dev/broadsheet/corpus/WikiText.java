package dev.broadsheet.corpus;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Wikitext → the prose a reader sees. Templates, tables, references, pictures, categories and formulas are left out, links become
 * their labels, headings and list items lines. Linear in the length of the text, whatever is nested in what; an opening without its
 * end stands for itself.
 */
final class WikiText {

    private static final int NONE = -1;
    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);
    private static final Pattern MAGIC = Pattern.compile("__[A-Z]{3,20}__");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*(?:\\n[ \\t]*)+");
    private static final Pattern SPACES = Pattern.compile("[ \\t]{2,}");
    private static final Pattern BEFORE_LINE = Pattern.compile("(?m)^[ \\t]+|[ \\t]+$");
    /** What is left of a bracket when the template in it is gone. */
    private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\s?\\((?:[\\s,;:]|&nbsp;)*\\)");

    /** Elements whose content is no prose. */
    private static final Set<String> LEFT_OUT = Set.of(
            "ref",
            "math",
            "gallery",
            "timeline",
            "score",
            "imagemap",
            "syntaxhighlight",
            "source",
            "hiero",
            "chem",
            "templatestyles",
            "graph",
            "mapframe",
            "maplink",
            "references",
            "inputbox",
            "categorytree",
            "section",
            "table");

    private final String text;
    /** Namespaces in lower case whose links show nothing in the text: pictures, categories. */
    private final Set<String> unseen;

    private final int[] ends;
    private final StringBuilder out;

    private WikiText(String text, Set<String> unseen) {
        this.text = text;
        this.unseen = unseen;
        this.ends = ends(text);
        this.out = new StringBuilder(text.length());
    }

    /**
     * The prose of a page.
     *
     * @param unseen names, in lower case, of the namespaces of files and categories
     */
    static String toText(String wikitext, Set<String> unseen) {
        String bare = MAGIC.matcher(COMMENT.matcher(wikitext).replaceAll("")).replaceAll("");
        WikiText page = new WikiText(bare, unseen);
        page.walk(0, bare.length());
        String prose = Parser.unescapeEntities(page.out.toString(), false).replace('\u00A0', ' ');
        prose = EMPTY_BRACKETS.matcher(prose).replaceAll("");
        prose = SPACES.matcher(prose).replaceAll(" ");
        prose = BEFORE_LINE.matcher(prose).replaceAll("");
        return BLANK_LINES.matcher(prose).replaceAll("\n\n").strip();
    }

    /** For each place where something opens, the place behind its end. */
    private static int[] ends(String text) {
        int[] ends = new int[text.length()];
        Arrays.fill(ends, NONE);
        Deque<Integer> open = new ArrayDeque<>();
        Map<Character, Integer> depths = new HashMap<>();
        int i = 0;
        while (i + 1 < text.length()) {
            char c = text.charAt(i);
            char d = text.charAt(i + 1);
            boolean opens =
                    (c == '{' && d == '{') || (c == '[' && d == '[') || (c == '{' && d == '|' && startsLine(text, i));
            if (opens) {
                open.push(i);
                depths.merge(d, 1, Integer::sum);
                i += 2;
            } else if ((c == '}' && d == '}')
                    || (c == ']' && d == ']')
                    || (c == '|' && d == '}' && startsLine(text, i))) {
                i += close(text, open, depths, ends, i, c == '|' ? '|' : c == '}' ? '{' : '[') ? 2 : 1;
            } else {
                i++;
            }
        }
        return ends;
    }

    /** Closes the nearest opening of the kind; what is open within it has no end. */
    private static boolean close(
            String text, Deque<Integer> open, Map<Character, Integer> depths, int[] ends, int at, char kind) {
        if (depths.getOrDefault(kind, 0) == 0) {
            return false;
        }
        while (true) {
            int last = open.pop();
            depths.merge(text.charAt(last + 1), -1, Integer::sum);
            if (text.charAt(last + 1) == kind) {
                ends[last] = at + 2;
                return true;
            }
        }
    }

    private static boolean startsLine(String text, int at) {
        int i = at - 1;
        while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == ':')) {
            i--;
        }
        return i < 0 || text.charAt(i) == '\n';
    }

    private void walk(int from, int to) {
        int i = from;
        while (i < to) {
            i = step(i, to);
        }
    }

    /** Writes what begins here; gives where to go on. */
    private int step(int i, int to) {
        char c = text.charAt(i);
        if (ends[i] != NONE && ends[i] <= to) {
            if (c == '[') {
                link(i + 2, ends[i] - 2);
            }
            return ends[i];
        }
        boolean lineStart = i == 0 || text.charAt(i - 1) == '\n';
        if (lineStart && "*#:;=-".indexOf(c) >= 0) {
            return lineStart(i, to);
        }
        return switch (c) {
            case '\'' -> quotes(i, to);
            case '<' -> tag(i, to);
            case '[' -> external(i, to);
            case '=' -> headingEnd(i, to);
            default -> {
                out.append(c);
                yield i + 1;
            }
        };
    }

    /** Marks of lists, headings and rules at the beginning of a line are no text. */
    private int lineStart(int i, int to) {
        int at = i;
        while (at < to && text.charAt(at) == text.charAt(i)) {
            at++;
        }
        if (text.charAt(i) == '-' && at - i < 4) {
            out.append(text, i, at);
            return at;
        }
        while (at < to && "*#:; ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** The signs behind a heading. */
    private int headingEnd(int i, int to) {
        int at = i;
        while (at < to && text.charAt(at) == '=') {
            at++;
        }
        int rest = at;
        while (rest < to && text.charAt(rest) == ' ') {
            rest++;
        }
        boolean lineEnds = rest == to || text.charAt(rest) == '\n';
        int lineStart = text.lastIndexOf('\n', i) + 1;
        if (!(at - i >= 2 && lineEnds && text.charAt(lineStart) == '=')) {
            out.append(text, i, at);
        }
        return at;
    }

    /** Two signs and more are bold and italic. */
    private int quotes(int i, int to) {
        int at = i;
        while (at < to && text.charAt(at) == '\'') {
            at++;
        }
        if (at - i == 1) {
            out.append('\'');
        }
        return at;
    }

    private int tag(int i, int to) {
        int end = text.indexOf('>', i);
        if (end < 0
                || end >= to
                || i + 1 >= to
                || !(Character.isLetter(text.charAt(i + 1)) || text.charAt(i + 1) == '/')) {
            out.append('<');
            return i + 1;
        }
        String name = name(i + 1, end);
        boolean closed = text.charAt(end - 1) == '/';
        if (name.equals("br") || name.equals("p") || name.equals("div") || name.equals("li")) {
            out.append('\n');
        }
        if (closed || !(LEFT_OUT.contains(name) || name.equals("nowiki"))) {
            return end + 1;
        }
        int close = closing(name, end + 1, to);
        if (close == NONE) {
            return end + 1;
        }
        if (name.equals("nowiki")) {
            out.append(text, end + 1, close);
        }
        return Math.min(to, text.indexOf('>', close) + 1);
    }

    private String name(int from, int end) {
        int at = from;
        while (at < end && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private int closing(String name, int from, int to) {
        String close = "</" + name;
        for (int at = text.indexOf("</", from); at >= 0 && at < to; at = text.indexOf("</", at + 2)) {
            if (text.regionMatches(true, at, close, 0, close.length()) && text.indexOf('>', at) >= 0) {
                return at;
            }
        }
        return NONE;
    }

    /** A link within the wiki: what is behind the last bar, or all of it. */
    private void link(int from, int to) {
        int colon = text.indexOf(':', from);
        int bar = NONE;
        for (int i = from; i < to; i++) {
            if (ends[i] != NONE) {
                i = ends[i] - 1;
            } else if (text.charAt(i) == '|') {
                bar = i;
            }
        }
        if (colon == from) {
            colon = text.indexOf(':', from + 1);
        } else if (colon > from && colon < to && (bar == NONE || colon < bar)) {
            String namespace = text.substring(from, colon).strip().toLowerCase(Locale.ROOT);
            // of other languages: two or three letters
            if (unseen.contains(namespace) || (bar == NONE && namespace.matches("[a-z]{2,3}(?:-[a-z-]+)?"))) {
                return;
            }
        }
        if (bar != NONE) {
            walk(bar + 1, to);
        } else {
            out.append(text, text.charAt(from) == ':' ? from + 1 : from, Math.max(to, from));
        }
    }

    /** A link out of the wiki: its label, if it has one. */
    private int external(int i, int to) {
        int end = text.indexOf(']', i);
        boolean address =
                text.startsWith("http", i + 1) || text.startsWith("//", i + 1) || text.startsWith("ftp", i + 1);
        if (!address || end < 0 || end >= to || text.substring(i, end).indexOf('\n') >= 0) {
            out.append('[');
            return i + 1;
        }
        int space = text.indexOf(' ', i);
        if (space > 0 && space < end) {
            walk(space + 1, end);
        }
        return end + 1;
    }
}
