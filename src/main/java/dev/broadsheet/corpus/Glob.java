package dev.broadsheet.corpus;

import java.util.regex.Pattern;

/**
 * A glob pattern as a regular expression: {@code *} and {@code ?} stay within a folder, {@code **} crosses folders and
 * {@code **}{@code /} also stands for none, {@code [a-z]} and {@code [!a-z]} are classes, {@code {a,b}} alternatives.
 */
final class Glob {

    private static final String LITERAL_ONLY = "\\.()+|^$@%{}[]&~";

    private Glob() {}

    /** Matches whole paths, without regard to case. */
    static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        int i = 0;
        while (i < glob.length()) {
            char c = glob.charAt(i);
            int classEnd = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 3;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i += 2;
            } else if (classEnd > 0) {
                regex.append(characterClass(glob.substring(i + 1, classEnd)));
                i = classEnd + 1;
            } else {
                if (c == '{' && glob.indexOf('}', i) > 0) {
                    braces++;
                    regex.append("(?:");
                } else if (c == '}' && braces > 0) {
                    braces--;
                    regex.append(')');
                } else if (c == ',' && braces > 0) {
                    regex.append('|');
                } else {
                    regex.append(single(c));
                }
                i++;
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private static String single(char c) {
        return switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> LITERAL_ONLY.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
        };
    }

    private static String characterClass(String inside) {
        boolean negated = inside.startsWith("!");
        String members = (negated ? inside.substring(1) : inside).replaceAll("[\\\\\\[\\]^&~]", "\\\\$0");
        return (negated ? "[^/" : "[") + members + "]";
    }
}
