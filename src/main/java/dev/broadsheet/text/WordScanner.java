package dev.broadsheet.text;

/** Finds the words of texts, one text after the other. Not safe for several threads. */
interface WordScanner {

    /**
     * Ends a word as it is written, where more follows that the scanner knows from a dictionary: the form that it is compared by, or
     * nothing where the word only has a function. No text has this character.
     */
    char ANNOTATION = '\uFFFF';

    /** Receives words. */
    @FunctionalInterface
    interface Sink {

        /**
         * One word.
         *
         * @param chars what it stands in; not to be kept. Behind {@link #ANNOTATION} may stand what the word is compared by
         * @param start where it begins
         * @param length its length
         * @param hash its {@link FormTable#hash}
         * @param at where it begins in the text
         * @param span characters it takes in the text
         */
        void word(char[] chars, int start, int length, int hash, int at, int span);
    }

    /**
     * Gives the words of a text, in order.
     *
     * @return how many there were
     */
    int scan(String text, Sink sink);
}
