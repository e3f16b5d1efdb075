package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Article.DateNote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day that a path names, for articles that come without a date: {@code 2024-03-05} (also {@code 2024-3-5}) in a folder's
 * or the file's name, or {@code 2024/03/05} as folders or as folders and the beginning of the file's name. The last such day
 * in the path counts. Days outside the settings' range, and years before 1400, are taken for something else.
 */
final class PathDate {

    private static final Pattern DAY = Pattern.compile(
            "(?<![0-9A-Za-z])((?:1[4-9]|2\\d)\\d\\d)(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{2})/(\\d{2}))(?!\\d)");

    private PathDate() {}

    static Optional<Instant> of(String path, LocalDate earliest, LocalDate latest) {
        Optional<Instant> found = Optional.empty();
        Matcher matcher = DAY.matcher(path);
        while (matcher.find()) {
            PublicationDate date = PublicationDate.parse(matcher.group().replace('/', '-'), earliest, latest);
            if (date.note() == DateNote.USED) {
                found = date.at();
            }
        }
        return found;
    }
}
