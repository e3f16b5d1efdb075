package dev.broadsheet.config;

import java.util.regex.Pattern;

/** Keeps secrets out of everything that is printed or published. */
final class Secrets {

    static final String REDACTED = "(redacted)";

    private static final Pattern SECRET_KEY = Pattern.compile(
            "password|secret|token(?!-length)|(access|account)[.-]key|credential", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s]*:[^/@\\s]*@");

    private Secrets() {}

    static boolean named(String key) {
        return SECRET_KEY.matcher(key).find();
    }

    /** The value as it may be shown: not at all if the key names a secret, and without the user and password of a URL. */
    static String hide(String key, String value) {
        return named(key) ? REDACTED : USER_INFO.matcher(value).replaceAll("$1" + REDACTED + "@");
    }
}
