package dev.broadsheet.phrase;

/** What stands in the words of an article beside numbers of written forms. */
public final class Marks {

    /** No phrase reaches across: the end of a sentence or line, punctuation, a number, a word that is left out. */
    public static final int BREAK = -1;

    /** A hyphen with a word right before and right behind it, as in <i>high-speed</i>. A sequence may do without. */
    public static final int HYPHEN = -2;

    private Marks() {}
}
