package dev.broadsheet.config;

/** A setting whose value cannot be used; the message names the key, the value and what would be right. */
public final class InvalidSetting extends Failure {

    private static final long serialVersionUID = 1L;

    public InvalidSetting(String key, String value, String wanted) {
        super(ExitCode.USAGE, key + " = " + value + " cannot be used: it must be " + wanted + ".");
    }
}
