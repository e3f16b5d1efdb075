package dev.broadsheet.corpus;

import java.util.Locale;

/** Why a record was given up. A closed list: {@code rejects.reason} holds the lower-case names. */
public enum RejectReason {
    /** The file could not be opened or its bytes could not be read to the end. */
    UNREADABLE,
    /** The file holds no bytes, or the record no text. */
    EMPTY,
    /** The compressed data ends too early or contradicts its checksum. */
    DAMAGED_ARCHIVE,
    /** It unpacks to more than the configured cap, or at a higher ratio. */
    ARCHIVE_BOMB,
    /** Archives within archives beyond the configured depth. */
    NESTED_TOO_DEEP,
    /** An archive entry whose name leads out of the archive. */
    UNSAFE_PATH,
    /** An archive entry that is encrypted or packed in a way that cannot be read. */
    UNSUPPORTED_ENTRY,
    /** The bytes are not text. */
    BINARY,
    /** The record is longer than the configured cap. */
    TOO_LARGE,
    /** The record is not well-formed in its format. */
    MALFORMED,
    /** A mapped field holds a value of a type it cannot have. */
    WRONG_TYPE,
    /** The record has no field that could be the text. */
    MISSING_TEXT,
    /** Another record of the run, earlier by path and offset, has the same id. */
    DUPLICATE_ID,
    /** A quality signal of the text lies beyond the configured bound. */
    LOW_QUALITY;

    /** The value written to {@code rejects.reason}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of a code. */
    public static RejectReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
