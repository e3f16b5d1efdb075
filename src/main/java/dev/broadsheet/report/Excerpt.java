package dev.broadsheet.report;

/** How an article's text begins. */
public final class Excerpt {

    private static final int LENGTH = 240;

    private Excerpt() {}

    /**
     * The first words of a text, white space folded, without the title that it may begin with; an ellipsis stands
     * where a sentence goes on from the title, and where it is cut between words.
     *
     * @param text of the article, or as much of it as there is need for
     */
    public static String of(String text, String title) {
        String folded = fold(text);
        String head = fold(title);
        String rest = folded.startsWith(head) ? folded.substring(head.length()).strip() : folded;
        return cut(rest.isEmpty() ? folded : Character.isLowerCase(rest.codePointAt(0)) ? "… " + rest : rest);
    }

    private static String cut(String shown) {
        if (shown.length() <= LENGTH) {
            return shown;
        }
        int end = shown.lastIndexOf(' ', LENGTH);
        int cut = end > LENGTH / 2 ? end : shown.offsetByCodePoints(0, shown.codePointCount(0, LENGTH));
        return shown.substring(0, cut).strip() + "…";
    }

    private static String fold(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
