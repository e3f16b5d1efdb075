package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Every version of the Declaration of Human Rights in the encoding that its name says, beside what is read without being told. */
class DeclarationEncodingsTest {

    private static final Path ZIP = Path.of("..", "shared", "corpora", "udhr-encodings", "udhr.zip");

    /** What the last part of a name stands for; of Latin-1 and its like the larger sets of Windows. */
    private static final Map<String, String> CHARSETS = Map.ofEntries(
            Map.entry("UTF8", "UTF-8"),
            Map.entry("Latin1", "windows-1252"),
            Map.entry("Latin2", "windows-1250"),
            Map.entry("Cyrillic", "windows-1251"),
            Map.entry("GB2312", "GB2312"),
            Map.entry("SJIS", "Shift_JIS"),
            Map.entry("EUC", "EUC-JP"),
            Map.entry("JIS", "ISO-2022-JP"),
            Map.entry("Arabic", "windows-1256"),
            Map.entry("Hebrew", "ISO-8859-8"),
            Map.entry("Greek", "ISO-8859-7"),
            Map.entry("Turkish", "ISO-8859-9"),
            Map.entry("Unicode", "UTF-16"));

    /** Names that say something else than the bytes are, as every Czech word shows. */
    private static final Map<String, String> MISNAMED = Map.of("Czech_Cesky-UTF8", "windows-1250");

    /** Letters of a font of their own, in no encoding. */
    private static final Set<String> FONTS = Set.of("Mongolian_Khalkha-Cyrillic");

    /** What is read as the encoding of another language; in all but one some letters of the alphabet then are others. */
    private static final Set<String> NOT_TOLD = Set.of(
            // û for ű in the file: read as Central European, which is what Hungarian is written in
            "Hungarian_Magyar-Latin1",
            // Ã, twice, as Ă
            "Vlach-Latin1",
            // č as è: ICU takes it for Italian
            "Slovenian_Slovenscina-Latin2");

    @Test
    void whatCanBeDecodedIsDecodedRight() throws IOException {
        assumeThat(Files.exists(ZIP)).as("%s is not there", ZIP).isTrue();
        Set<String> wrong = new TreeSet<>();
        Map<String, Integer> right = new TreeMap<>();
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = FileNames.last(entry.getName());
                String suffix = name.substring(name.lastIndexOf('-') + 1);
                if (CHARSETS.containsKey(suffix) && !FONTS.contains(name)) {
                    byte[] bytes = zip.getInputStream(entry).readAllBytes();
                    String expected = CleanText.clean(
                            new String(bytes, Charset.forName(MISNAMED.getOrDefault(name, CHARSETS.get(suffix)))));
                    List<ReadRecord> records = setup().read("in/" + name, bytes);
                    Article article = (Article) records.get(0);
                    if (article.text().equals(expected.replaceFirst("^\uFEFF", ""))) {
                        right.merge(suffix, 1, Integer::sum);
                    } else {
                        wrong.add(name);
                    }
                }
            }
        }
        assertThat(wrong).isEqualTo(NOT_TOLD);
        assertThat(right)
                .isEqualTo(Map.ofEntries(
                        Map.entry("UTF8", 93),
                        Map.entry("Latin1", 188),
                        Map.entry("Latin2", 14),
                        Map.entry("Cyrillic", 8),
                        Map.entry("GB2312", 1),
                        Map.entry("SJIS", 1),
                        Map.entry("EUC", 1),
                        Map.entry("JIS", 1),
                        Map.entry("Arabic", 1),
                        Map.entry("Hebrew", 1),
                        Map.entry("Greek", 1),
                        Map.entry("Turkish", 1),
                        Map.entry("Unicode", 1)));
    }
}
