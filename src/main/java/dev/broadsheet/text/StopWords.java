package dev.broadsheet.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/** Reads stop lists: words separated by white space; {@code |} and {@code #} begin comments. */
final class StopWords {

    private StopWords() {}

    /** A list of the Snowball project in Lucene's jar. */
    static List<String> snowball(String file) {
        return read(SnowballFilter.class, file);
    }

    /** A list of our own, in {@code dev/broadsheet/text/stopwords}. */
    static List<String> own(String file) {
        return read(StopWords.class, "stopwords/" + file);
    }

    /** Lists as a set that filters take. */
    @SafeVarargs
    static CharArraySet set(List<String>... lists) {
        CharArraySet all = new CharArraySet(16, false);
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return CharArraySet.unmodifiableSet(all);
    }

    /** A list of our own with an entry on each line, which may be of several words; {@code #} begins comments. */
    static List<String> lines(String file) {
        return content(StopWords.class, "stopwords/" + file).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> read(Class<?> beside, String file) {
        return content(beside, file).stream()
                .map(line -> line.replaceFirst("[|#].*", ""))
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> content(Class<?> beside, String file) {
        InputStream stream = beside.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("stop list " + file + " is missing beside " + beside.getName());
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("stop list " + file + " cannot be read", e);
        }
    }
}
