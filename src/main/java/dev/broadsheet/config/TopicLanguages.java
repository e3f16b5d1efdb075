package dev.broadsheet.config;

import java.io.Serializable;
import java.util.regex.Pattern;

/** Which languages get topics, and whether together: {@code topics.language} and {@code topics.min-articles}. */
public sealed interface TopicLanguages extends Serializable {

    /** Stands in tables for the language of a model of all articles together. */
    String MIXED = "mixed";

    /**
     * A model for each language that has enough articles, and one for the main language in any case. Articles whose language is not
     * known are of no language, unless they are the most.
     *
     * @param minArticles fewest representative articles of a language other than the main one
     */
    record Each(int minArticles) implements TopicLanguages {

        public Each {
            Check.that(minArticles >= 1, "topics.min-articles", minArticles, "at least 1");
        }

        @Override
        public String word() {
            return "each";
        }
    }

    /** A model for the main language alone: the one with most tokens, ties by code. */
    record Main() implements TopicLanguages {

        @Override
        public String word() {
            return "main";
        }
    }

    /** A model for one language alone. */
    record One(String code) implements TopicLanguages {

        private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");

        public One {
            Check.that(
                    CODE.matcher(code).matches(),
                    "topics.language",
                    code,
                    "each, main, mixed, or the code of a language such as vi");
        }

        @Override
        public String word() {
            return code;
        }
    }

    /** One model over the articles of all languages; a term is the same whatever the language of its article. */
    record Mixed() implements TopicLanguages {

        @Override
        public String word() {
            return MIXED;
        }
    }

    /** The word that chooses it. */
    String word();

    /** The choice of a word: each, main, mixed, or a language's code. */
    static TopicLanguages of(String word, int minArticles) {
        Each each = new Each(minArticles);
        return switch (word) {
            case "each" -> each;
            case "main" -> new Main();
            case MIXED -> new Mixed();
            default -> new One(word);
        };
    }
}
