package dev.broadsheet.corpus;

/**
 * An article that an earlier run read, from a file that need not be read again.
 *
 * @param article as it was read
 * @param language its language as it was told then, a BCP 47 code
 * @param confidence of that, 0 to 1
 */
public record Carried(Article article, String language, double confidence) implements ReadRecord {

    @Override
    public Location at() {
        return article.at();
    }
}
