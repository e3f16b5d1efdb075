package dev.broadsheet.warehouse;

/** A published file is not as it was written. */
public final class DamagedFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what the file, and what is amiss with it */
    DamagedFile(String what) {
        super(what);
    }
}
