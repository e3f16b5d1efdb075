package dev.broadsheet.config;

/** What a run tells the scheduler that started it. */
public enum ExitCode {
    DONE(0, "Done, or nothing to do."),
    INTERNAL(1, "Something inside failed; the log file has the stack trace."),
    USAGE(2, "The command line or a setting is wrong."),
    INPUT(3, "The input cannot be read at all, or holds nothing that can be used."),
    GATE(4, "A quality gate failed; nothing was published."),
    LOCKED(5, "Another run holds the warehouse.");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** In a sentence, for the documentation. */
    public String meaning() {
        return meaning;
    }
}
