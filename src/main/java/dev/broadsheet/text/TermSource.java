package dev.broadsheet.text;

import java.io.Serializable;

/** Turns a text into the ordered sequence of its terms. */
@FunctionalInterface
public interface TermSource extends Serializable {

    /**
     * Passes the counted terms of a text to a sink, in order.
     *
     * @param source of the article
     * @param language BCP 47 code of the text, {@code und} when unknown
     * @param text the text
     * @param sink receives each term; stop words are left out
     */
    void terms(String source, String language, String text, TermSink sink);
}
