/**
 * Which texts are nearly the same, and which stand within others: shingles, MinHash signatures in bands, fingerprints of long
 * runs, exact similarity of sets, connected components. Arithmetic only; {@code stage} brings the texts together.
 */
package dev.broadsheet.duplicate;
