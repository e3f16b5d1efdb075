package dev.broadsheet.corpus;

import java.io.IOException;

/**
 * Bytes that cannot be read on. Layers count from the file (0) through each decompressor and archive inwards: damage in
 * one layer ends everything in it, while the archive around it goes on with its next entry.
 */
final class BrokenInput extends IOException {

    private static final long serialVersionUID = 1L;

    /** A layer around all others. */
    static final int EVERYTHING = -1;

    private final transient Location at;
    private final RejectReason reason;
    private final int layer;

    BrokenInput(Location at, RejectReason reason, int layer, String message, Throwable cause) {
        super(message, cause);
        this.at = at;
        this.reason = reason;
        this.layer = layer;
    }

    int layer() {
        return layer;
    }

    RejectReason reason() {
        return reason;
    }

    Reject reject() {
        return new Reject(at, ReadRecords.STAGE, reason, getMessage(), "");
    }

    /** What an exception says, in words even when it has none. */
    static String words(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
