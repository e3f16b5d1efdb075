package dev.broadsheet.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a post says itself: without the lines it quotes, the line that says whom it quotes, and the signature. Another's words are in another's post; counted
 * again with every answer they would outweigh it. Where nothing else is left the whole stays.
 */
final class MailText {

    /** Quoted with {@code >}, perhaps behind initials. */
    private static final Pattern QUOTED = Pattern.compile("\\s{0,3}[A-Za-z]{0,4}>.*");
    /** Quoted with another sign, where more than a few lines are. */
    private static final Pattern MARKED = Pattern.compile("[:|](?![-)(DPp]).*");

    private static final int LEAST_MARKED = 3;
    private static final Pattern ATTRIBUTION = Pattern.compile(
            ".*\\b(?:writes|wrote|write|said|says|schrieb|schreibt|écrit|escribió|scrive|ha scritto|schreef|skrev)\\b[^.]{0,40}?[:.…]{1,3}\\s*"
                    + "|\\s*In (?:article|message) .*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SIGNATURE = Pattern.compile("--\\s?");
    /** A signature is at the end. */
    private static final int LONGEST_SIGNATURE = 15;

    private final List<String> lines;
    private final boolean[] left;

    private MailText(List<String> lines) {
        this.lines = lines;
        this.left = new boolean[lines.size()];
    }

    static String of(String body) {
        MailText text = new MailText(body.lines().toList());
        text.leaveQuotes();
        text.leaveSignature();
        String own = text.own();
        return own.isBlank() ? body : own;
    }

    private void leaveQuotes() {
        long marked =
                lines.stream().filter(line -> MARKED.matcher(line).matches()).count();
        for (int i = 0; i < left.length; i++) {
            String line = lines.get(i);
            left[i] = QUOTED.matcher(line).matches()
                    || (marked >= LEAST_MARKED && MARKED.matcher(line).matches());
        }
        for (int i = 0; i < left.length; i++) {
            if (left[i] && (i == 0 || !left[i - 1])) {
                leaveAttribution(i);
            }
        }
    }

    /** The line or two that say whose words follow, one empty line between perhaps. */
    private void leaveAttribution(int quote) {
        int last = quote - 1;
        if (last >= 0 && lines.get(last).isBlank()) {
            last--;
        }
        if (last < 0 || left[last]) {
            return;
        }
        if (ATTRIBUTION.matcher(lines.get(last)).matches()) {
            left[last] = true;
        }
        boolean goesOn = last > 0
                && !lines.get(last - 1).isBlank()
                && ATTRIBUTION
                        .matcher(lines.get(last - 1) + " " + lines.get(last))
                        .matches()
                && ATTRIBUTION.matcher(lines.get(last - 1)).matches();
        if (goesOn) {
            left[last] = true;
            left[last - 1] = true;
        }
    }

    private void leaveSignature() {
        int first = Math.max(0, lines.size() - LONGEST_SIGNATURE);
        for (int i = lines.size() - 1; i >= first; i--) {
            if (SIGNATURE.matcher(lines.get(i)).matches()) {
                Arrays.fill(left, i, left.length, true);
                return;
            }
        }
    }

    private String own() {
        List<String> own = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            if (!left[i]) {
                own.add(lines.get(i));
            }
        }
        return String.join("\n", own).strip();
    }
}
