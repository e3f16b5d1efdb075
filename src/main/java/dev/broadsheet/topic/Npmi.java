package dev.broadsheet.topic;

/**
 * Normalised pointwise mutual information of two terms over windows of text (Bouma 2009):
 * ln(P(i,j) / (P(i) P(j))) / &minus;ln P(i,j), where P is the share of windows. From &minus;1 (never together) over 0
 * (independent) to 1 (only together).
 */
public final class Npmi {

    private Npmi() {}

    /**
     * NPMI of a pair from counts of windows.
     *
     * @param both windows that hold both terms
     * @param first windows that hold the first term
     * @param second windows that hold the second term
     * @param windows all windows
     * @return &minus;1 for a pair never seen, 1 for a pair in every window, where the formula has no value
     */
    public static double of(long both, long first, long second, long windows) {
        if (both == 0) {
            return -1;
        }
        if (both == windows) {
            return 1;
        }
        double all = windows;
        double joint = both / all;
        return Math.log(joint / ((first / all) * (second / all))) / -Math.log(joint);
    }
}
