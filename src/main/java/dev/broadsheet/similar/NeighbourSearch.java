package dev.broadsheet.similar;

/**
 * Finds the nearest of an index's articles, exactly. One to a thread; takes 12 bytes an article.
 *
 * <p>The lists of the rarer terms are added up as in any inverted index. What the common terms could add is bounded by Cauchy and Schwarz:
 *
 * <pre>x &middot; y &le; &sum;<sub>rare</sub> x<sub>t</sub> y<sub>t</sub> + |x<sub>common</sub>| |y<sub>common</sub>|</pre>
 *
 * <p>and only for articles that could still be among the nearest it is worked out, article by article. That is the bound of Bayardo, Ma and
 * Srikant (Scaling up all pairs similarity search, WWW 2007) with the lengths of parts of vectors that Anastasiu and Karypis put in (L2AP,
 * ICDE 2014), for the n best of each article instead of all pairs above a threshold. Where it would leave out too little, the lists of the
 * common terms are added up too: the work is never much more than without the bound.
 */
public final class NeighbourSearch {

    /** How much the bound is raised so that rounding cannot leave out what belongs: relative to it, and in units. */
    private static final double RELATIVE = 1 + 1e-9;

    private static final double ABSOLUTE = 1024;

    /** The length of the common part that is aimed at, of 1. */
    private static final double COMMON_LENGTH = 0.35;

    private static final int FIRST_TERMS = 1024;

    private final NeighbourIndex index;
    private final long[] sums;
    private final int[] touched;
    private final int[] common;
    /** Of the article whose neighbours are sought, in no order. */
    private int[] ranks = new int[FIRST_TERMS];

    private int[] weights = new int[FIRST_TERMS];
    private int terms;
    private int size;
    private long products;

    public NeighbourSearch(NeighbourIndex index) {
        this.index = index;
        sums = new long[index.articles().size()];
        touched = new int[sums.length];
        int cuts = index.parts().size();
        common = new int[index.parts().get(cuts - 1).cut()];
    }

    /** Products that were worked out so far, for how much work it was. */
    public long products() {
        return products;
    }

    /** Offers the articles of the index, but not the article itself, to the neighbours of one. */
    public void search(WeightedArticles from, int article, Neighbours nearest) {
        take(from, article);
        CommonPart part = choose();
        addLists(part.cut(), Integer.MAX_VALUE);
        int self = index.find(from.high(article), from.low(article));
        double length = length(part.cut());
        if (worthBounding(part, length, nearest, self)) {
            spread(part.cut());
            offerTouched(part, length, nearest, self);
            offerUntouched(part, length, nearest, self);
            unspread(part.cut());
        } else {
            addLists(0, part.cut());
            offerAll(nearest, self);
        }
        forget();
    }

    /** The same by adding up all lists. */
    public void searchWithoutBounds(WeightedArticles from, int article, Neighbours nearest) {
        take(from, article);
        addLists(0, Integer.MAX_VALUE);
        offerAll(nearest, index.find(from.high(article), from.low(article)));
        forget();
    }

    /** Notes the terms that the index has. */
    private void take(WeightedArticles from, int article) {
        terms = 0;
        int end = from.start(article + 1);
        if (end - from.start(article) > ranks.length) {
            ranks = new int[2 * (end - from.start(article))];
            weights = new int[ranks.length];
        }
        for (int place = from.start(article); place < end; place++) {
            int rank = index.rank(from.term(place));
            if (rank != TermOrder.ABSENT) {
                ranks[terms] = rank;
                weights[terms++] = from.weight(place);
            }
        }
    }

    /** The largest common part that is short enough in this article. */
    private CommonPart choose() {
        CommonPart chosen = index.parts().get(0);
        double longest = COMMON_LENGTH * length(Integer.MAX_VALUE);
        for (CommonPart part : index.parts()) {
            if (length(part.cut()) <= longest) {
                chosen = part;
            }
        }
        return chosen;
    }

    /** The length of the article's weights below a cut. */
    private double length(int cut) {
        long squares = 0;
        for (int i = 0; i < terms; i++) {
            squares += ranks[i] < cut ? (long) weights[i] * weights[i] : 0;
        }
        return Math.sqrt((double) squares);
    }

    /** Adds the lists of the article's terms from one rank to below another. */
    private void addLists(int from, int to) {
        for (int i = 0; i < terms; i++) {
            if (ranks[i] >= from && ranks[i] < to) {
                size = index.add(ranks[i], weights[i], sums, touched, size);
                products += index.frequency(ranks[i]);
            }
        }
    }

    private boolean worthBounding(CommonPart part, double length, Neighbours nearest, int self) {
        long lists = 0;
        for (int i = 0; i < terms; i++) {
            lists += ranks[i] < part.cut() ? index.frequency(ranks[i]) : 0;
        }
        long bound = reach(nearest, self);
        long candidates = part.countFrom((double) bound / (length * RELATIVE + 1));
        for (int i = 0; i < size; i++) {
            candidates += (double) sums[touched[i]] + most(part, length, touched[i]) >= (double) bound ? 1 : 0;
        }
        return candidates * index.meanCommon(part) < lists;
    }

    /** What a neighbour must come to, at the least: what is known, and what the n-th best has from rare terms alone. */
    private long reach(Neighbours nearest, int self) {
        long[] best = new long[nearest.most()];
        int last = best.length - 1;
        for (int i = 0; i < size; i++) {
            long sum = sums[touched[i]];
            if (sum > best[last] && touched[i] != self) {
                int at = last;
                while (at > 0 && best[at - 1] < sum) {
                    best[at] = best[at - 1];
                    at--;
                }
                best[at] = sum;
            }
        }
        return Math.max(best[last], nearest.bound());
    }

    /** What the common terms could add, at the most. */
    private static double most(CommonPart part, double length, int article) {
        return length * part.norms()[article] * RELATIVE + ABSOLUTE;
    }

    private void spread(int cut) {
        for (int i = 0; i < terms; i++) {
            if (ranks[i] < cut) {
                common[ranks[i]] = weights[i];
            }
        }
    }

    private void unspread(int cut) {
        for (int i = 0; i < terms; i++) {
            if (ranks[i] < cut) {
                common[ranks[i]] = 0;
            }
        }
    }

    private void offerTouched(CommonPart part, double length, Neighbours nearest, int self) {
        long bound = reach(nearest, self);
        for (int i = 0; i < size; i++) {
            int article = touched[i];
            if (article != self
                    && (double) sums[article] + most(part, length, article)
                            >= (double) Math.max(bound, nearest.bound())) {
                offer(article, sums[article] + completed(article, part.cut()), nearest);
            }
        }
    }

    /** Articles that share no rare term, while there can be one whose common terms are enough. */
    private void offerUntouched(CommonPart part, double length, Neighbours nearest, int self) {
        for (int article : part.longest()) {
            if (most(part, length, article) < (double) nearest.bound()) {
                return;
            }
            if (article != self && sums[article] == 0) {
                offer(article, completed(article, part.cut()), nearest);
            }
        }
    }

    private long completed(int article, int cut) {
        products += index.commonCount(article);
        return index.common(article, cut, common);
    }

    private void offerAll(Neighbours nearest, int self) {
        for (int i = 0; i < size; i++) {
            if (touched[i] != self) {
                offer(touched[i], sums[touched[i]], nearest);
            }
        }
    }

    private void offer(int article, long sum, Neighbours nearest) {
        if (sum >= nearest.bound()) {
            nearest.offer(sum, index.articles().high(article), index.articles().low(article));
        }
    }

    private void forget() {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
        }
        size = 0;
    }
}
