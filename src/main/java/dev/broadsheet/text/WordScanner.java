package dev.broadsheet.text;

/** Finds the words of texts, one text after the other. Not safe for several threads. */
interface WordScanner {

    /** Receives words. */
    @FunctionalInterface
    interface Sink {

        /**
         * One word.
         *
         * @param chars what it stands in; not to be kept
         * @param start where it begins
         * @param length its length
         * @param hash its {@link FormTable#hash}
         * @param at where it begins in the text
         */
        void word(char[] chars, int start, int length, int hash, int at);
    }

    /**
     * Gives the words of a text, in order.
     *
     * @return how many there were
     */
    int scan(String text, Sink sink);
}
