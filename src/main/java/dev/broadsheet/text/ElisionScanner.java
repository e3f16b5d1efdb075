package dev.broadsheet.text;

import java.util.Locale;
import java.util.Set;

/** Makes two words of an elided article and the word behind its apostrophe, as in <i>l'Assemblée</i>: so the word is shown as itself. */
final class ElisionScanner implements WordScanner {

    private final WordScanner words;
    private final Set<String> articles;
    private final int longest;
    /** An article, marked as a word that has only a function. */
    private final char[] function;

    /** @param articles in lower case, without the apostrophe */
    ElisionScanner(WordScanner words, Set<String> articles) {
        this.words = words;
        this.articles = articles;
        this.longest = articles.stream().mapToInt(String::length).max().orElse(0);
        this.function = new char[longest + 2];
    }

    @Override
    public int scan(String text, Sink sink) {
        int[] more = new int[1];
        int found = words.scan(text, (chars, start, length, hash, at, span) -> {
            int article = span == length ? article(chars, start, length) : 0;
            if (article == 0) {
                sink.word(chars, start, length, hash, at, span);
                return;
            }
            more[0]++;
            System.arraycopy(chars, start, function, 0, article);
            function[article] = ANNOTATION;
            sink.word(function, 0, article + 1, FormTable.hash(function, 0, article + 1), at, article);
            int rest = length - article;
            sink.word(chars, start + article, rest, FormTable.hash(chars, start + article, rest), at + article, rest);
        });
        return found + more[0];
    }

    /** Characters of the article with its apostrophe; 0 if there is none. */
    private int article(char[] chars, int start, int length) {
        for (int i = 1; i <= longest && i + 1 < length; i++) {
            char c = chars[start + i];
            if (c == '\'' || c == '\u2019') {
                String before = new String(chars, start, i).toLowerCase(Locale.ROOT);
                return articles.contains(before) ? i + 1 : 0;
            }
        }
        return 0;
    }
}
