package dev.broadsheet.config;

import java.util.regex.Pattern;

/** Keeps secrets out of everything that is printed or published. */
public final class Secrets {

    static final String REDACTED = "(redacted)";

    private static final Pattern SECRET_KEY = Pattern.compile(
            "pass(word|wd|phrase)|pwd|secret|token(?!-length)|credential"
                    + "|(access|account|api|private|encryption|signing)[._-]?key",
            Pattern.CASE_INSENSITIVE);
    /**
     * What nobody may read of a URL, behind what stays: user and password before the host, and in the query what is named like a
     * secret. conf/log4j2.properties has the same for log files, which loggers of others write, too.
     */
    static final Pattern IN_URL = Pattern.compile("(?i)(://)[^@\\s\"]*:[^@\\s\"]*(?=@)"
            + "|([?&](?:sig|pwd|[a-z_-]*(?:signature|token|key|password|passwd|secret))=)[^&\\s\"]*");

    static final String INSTEAD = "$1$2" + REDACTED;

    private Secrets() {}

    static boolean named(String key) {
        return SECRET_KEY.matcher(key).find();
    }

    /** The value as it may be shown: not at all if the key names a secret, and without the secrets of a URL. */
    static String hide(String key, String value) {
        return named(key) ? REDACTED : hide(value);
    }

    /** Text without the users and passwords, signatures and tokens of the URLs in it. */
    public static String hide(String text) {
        return IN_URL.matcher(text).replaceAll(INSTEAD);
    }
}
