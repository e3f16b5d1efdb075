package dev.broadsheet.text;

/** Receives the terms of a text in order. */
@FunctionalInterface
public interface TermSink {

    /**
     * One counted token.
     *
     * @param stem what is counted
     * @param surface the token as written
     */
    void term(String stem, String surface);
}
