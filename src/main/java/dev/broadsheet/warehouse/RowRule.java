package dev.broadsheet.warehouse;

import java.util.Optional;

/** A rule over the rows of one file, which it sees batch by batch in the columns it was made with. */
interface RowRule {

    /**
     * Looks at the batch its columns hold now.
     *
     * @param before rows of the file that came before
     * @param rows of the batch
     * @return the first breach, if there is one
     */
    Optional<Breach> check(long before, int rows);

    /** What can be told only when the file has ended. */
    default Optional<Breach> end() {
        return Optional.empty();
    }
}
