package dev.broadsheet.config;

/** A setting whose value cannot be used; the message names the key, the value and what would be right. */
public final class InvalidSetting extends Failure {

    private static final long serialVersionUID = 1L;

    private final String key;

    public InvalidSetting(String key, String value, String wanted) {
        this(key, key + " = " + Secrets.hide(key, value) + " cannot be used: it must be " + wanted + ".");
    }

    private InvalidSetting(String key, String message) {
        super(ExitCode.USAGE, message);
        this.key = key;
    }

    /** The key at fault. */
    public String key() {
        return key;
    }

    /** The same, saying also where the value came from. */
    InvalidSetting from(String origin) {
        return new InvalidSetting(key, getMessage() + " It was set by: " + origin + ".");
    }
}
