package dev.broadsheet.duplicate;

/**
 * How alike two sets of shingles are (Broder 1997).
 *
 * @param jaccard what both have, as a share of what either has
 * @param containment what both have, as a share of the smaller
 */
public record Similarity(double jaccard, double containment) {

    public static Similarity of(ShingleSet a, ShingleSet b) {
        int shared = a.shared(b);
        int smaller = Math.min(a.size(), b.size());
        long either = (long) a.size() + b.size() - shared;
        return either == 0 || smaller == 0
                ? new Similarity(0, 0)
                : new Similarity((double) shared / either, (double) shared / smaller);
    }
}
