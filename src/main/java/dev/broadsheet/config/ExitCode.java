package dev.broadsheet.config;

/** What a run tells the scheduler that started it. */
public enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** Something inside failed; the log file has the stack trace. */
    INTERNAL(1),
    /** The command line or a setting is wrong. */
    USAGE(2),
    /** The input cannot be read at all, or holds nothing that can be used. */
    INPUT(3),
    /** A quality gate failed; nothing was published. */
    GATE(4),
    /** Another run holds the warehouse. */
    LOCKED(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
