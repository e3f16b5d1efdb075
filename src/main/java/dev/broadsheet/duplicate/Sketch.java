package dev.broadsheet.duplicate;

/**
 * What of a text is compared first.
 *
 * @param bands hashes of the bands of its signature, in order
 * @param runs hashes of some of its long runs, ascending, each once
 */
public record Sketch(int[] bands, int[] runs) {

    /** The sketch of a text that is too short to be compared. */
    public static Sketch none() {
        return new Sketch(new int[0], new int[0]);
    }

    public boolean isNone() {
        return bands.length == 0;
    }
}
