package dev.broadsheet.warehouse;

import java.io.IOException;

/** Something to be cleared away on the way out: its own failure goes with the one that is told already. */
interface Leftover {

    void remove() throws IOException;

    static void remove(IOException told, Leftover leftover) {
        try {
            leftover.remove();
        } catch (IOException e) {
            told.addSuppressed(e);
        }
    }
}
