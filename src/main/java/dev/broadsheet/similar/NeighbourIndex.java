package dev.broadsheet.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some articles by their terms, to be searched by {@link NeighbourSearch}. Terms are numbered by rank ({@link TermOrder}). Takes about 16 bytes
 * a term of an article, 8 bytes a term of the vocabulary, and 100 an article.
 */
public final class NeighbourIndex {

    private static final int FIRST_CUT = 16;
    /** Ranks from here on are never common: their lists are short. */
    private static final int LAST_CUT = 1 << 14;

    private final WeightedArticles articles;
    private final TermOrder order;
    /** By rank: where the list of the term begins. */
    private final int[] lists;

    private final int[] listed;
    private final int[] weights;
    /** By article: where its ranks begin, ascending. */
    private final int[] starts;

    private final int[] ranks;
    private final int[] rankWeights;
    private final List<CommonPart> parts;

    /**
     * Makes the index.
     *
     * @param articles with ids in ascending order
     * @param vocabularySize above the number of every term
     */
    public NeighbourIndex(WeightedArticles articles, int vocabularySize) {
        this.articles = articles;
        order = TermOrder.of(articles, vocabularySize);
        lists = new int[order.size() + 1];
        for (int rank = 0; rank < order.size(); rank++) {
            lists[rank + 1] = lists[rank] + order.frequency(rank);
        }
        listed = new int[articles.termCount()];
        weights = new int[listed.length];
        starts = new int[articles.size() + 1];
        list();
        ranks = new int[starts[articles.size()]];
        rankWeights = new int[ranks.length];
        parts = turn();
    }

    /** Fills the lists, by rank and within by article, and counts what each article has of the ranks that can be common. */
    private void list() {
        int[] next = lists.clone();
        for (int article = 0; article < articles.size(); article++) {
            int common = 0;
            for (int place = articles.start(article); place < articles.start(article + 1); place++) {
                int rank = order.rank(articles.term(place));
                int at = next[rank]++;
                listed[at] = article;
                weights[at] = articles.weight(place);
                common += rank < LAST_CUT ? 1 : 0;
            }
            starts[article + 1] = starts[article] + common;
        }
    }

    /** Turns the lists of ranks that can be common round, rank by rank, and measures at each cut. */
    private List<CommonPart> turn() {
        List<CommonPart> measured = new ArrayList<>();
        int[] next = Arrays.copyOf(starts, articles.size());
        long[] squares = new long[articles.size()];
        measured.add(CommonPart.of(0, squares));
        int last = Math.min(LAST_CUT, order.size());
        for (int rank = 0; rank < last; rank++) {
            for (int at = lists[rank]; at < lists[rank + 1]; at++) {
                int place = next[listed[at]]++;
                ranks[place] = rank;
                rankWeights[place] = weights[at];
                squares[listed[at]] += (long) weights[at] * weights[at];
            }
            if (rank + 1 >= FIRST_CUT && Integer.bitCount(rank + 1) == 1) {
                measured.add(CommonPart.of(rank + 1, squares));
            }
        }
        return List.copyOf(measured);
    }

    WeightedArticles articles() {
        return articles;
    }

    /** The rank of a term, or {@link TermOrder#ABSENT}. */
    int rank(int term) {
        return order.rank(term);
    }

    /** The parts that can be taken as common, the smallest first: nothing at all. */
    List<CommonPart> parts() {
        return parts;
    }

    /** Terms of an article that can be common. */
    int commonCount(int article) {
        return starts[article + 1] - starts[article];
    }

    /** Terms of a common part that an article has, in the mean, and one for looking. */
    long meanCommon(CommonPart part) {
        return 1 + (articles.size() == 0 ? 0 : (long) lists[Math.min(part.cut(), order.size())] / articles.size());
    }

    int frequency(int rank) {
        return order.frequency(rank);
    }

    /**
     * Adds the products of a term with all articles that have it.
     *
     * @param sums by article
     * @param touched receives articles whose sum was 0
     * @param size articles in {@code touched}
     * @return articles in {@code touched} now
     */
    int add(int rank, int weight, long[] sums, int[] touched, int size) {
        int end = lists[rank + 1];
        int count = size;
        for (int at = lists[rank]; at < end; at++) {
            int article = listed[at];
            long before = sums[article];
            if (before == 0) {
                touched[count++] = article;
            }
            sums[article] = before + (long) weight * weights[at];
        }
        return count;
    }

    /** The sum of products with one article over the ranks below a cut, of which the weights of the other article are given. */
    long common(int article, int cut, int... other) {
        long sum = 0;
        int end = starts[article + 1];
        for (int place = starts[article]; place < end && ranks[place] < cut; place++) {
            sum += (long) other[ranks[place]] * rankWeights[place];
        }
        return sum;
    }

    /** Where an id stands, or -1. */
    int find(long high, long low) {
        int from = 0;
        int to = articles.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = Long.compareUnsigned(articles.high(middle), high);
            order = order != 0 ? order : Long.compareUnsigned(articles.low(middle), low);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -1;
    }
}
