package dev.broadsheet.text;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;

/**
 * How one language is analysed with Lucene: a tokenizer, then filters that each look at one token alone. That locality is
 * what lets {@link Analysis} run the filters once for every distinct written form instead of once for every token.
 *
 * <p>To add a language: one class, and one line in {@link LanguageChains}.
 */
interface LanguageChain {

    /** A new tokenizer that segments text into words. */
    Tokenizer tokenizer();

    /** A new scanner that finds the words which {@link #tokenizer} finds. */
    default WordScanner scanner() {
        return new LuceneScanner(tokenizer());
    }

    /** Whether its filters leave out stop words. */
    default boolean hasStopWords() {
        return true;
    }

    /**
     * The filters over a token stream. Each must yield at most one token for a token and must not look at its neighbours;
     * no token means that the word is not counted.
     */
    TokenStream filters(TokenStream words);
}
