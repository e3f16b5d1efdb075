package dev.broadsheet.config;

import java.util.regex.Pattern;

/** Keeps secrets out of everything that is printed or published. */
public final class Secrets {

    static final String REDACTED = "(redacted)";

    private static final Pattern SECRET_KEY = Pattern.compile(
            "pass(word|wd|phrase)|pwd|secret|token(?!-length)|credential"
                    + "|(access|account|api|private|encryption|signing)[._-]?key",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("(://)[^@\\s\"]*:[^@\\s\"]*@");
    private static final Pattern QUERY = Pattern.compile(
            "([?&](?:sig|[a-z-]*signature|[a-z_-]*token|[a-z_-]*key|password|secret)=)[^&\\s\"]*",
            Pattern.CASE_INSENSITIVE);

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
        String without = USER_INFO.matcher(text).replaceAll("$1" + REDACTED + "@");
        return QUERY.matcher(without).replaceAll("$1" + REDACTED);
    }
}
