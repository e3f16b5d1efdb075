package dev.broadsheet.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

/** CSV that a spreadsheet shows and does not compute. */
class CsvExportTest {

    private static String written(Row... rows) {
        StringWriter out = new StringWriter();
        CsvExport.write(new String[] {"title", "n"}, Stream.of(rows).iterator(), out);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+44 20 7946",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                "\uff20SUM(A1)",
                "=HYPERLINK(\"http://example.org\",\"look\")"
            })
    void whatWouldBeComputedGetsAnApostrophe(String text) {
        assertThat(CsvCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "1-2", "'=1", "漁業", "–5 degrees", "a@b.org", " "})
    void otherTextStaysAsItIs(String text) {
        assertThat(CsvCell.of(text)).isEqualTo(text);
    }

    @Test
    void numbersStayNumbersAndWhatIsAbsentIsEmpty() {
        assertThat(Stream.<Object>of(-3, -0.5, 1e-7, 12_345_678_901L, true).map(CsvCell::of))
                .containsExactly("-3", "-0.5", "1.0E-7", "12345678901", "true");
        assertThat(CsvCell.of(null)).isEmpty();
    }

    @Test
    void timesAreInUtcWhereverTheyAreWritten() {
        assertThat(CsvCell.of(Timestamp.from(Instant.parse("2024-03-05T23:15:30.25Z"))))
                .isEqualTo("2024-03-05T23:15:30.250Z");
        assertThat(CsvCell.of(Date.valueOf("2024-03-05"))).isEqualTo("2024-03-05");
    }

    @Test
    void listsAndMapsAreOneCellThatIsGuardedToo() {
        assertThat(CsvCell.of(CollectionConverters.asScala(List.of("sea", "fish"))))
                .isEqualTo("sea; fish");
        assertThat(CsvCell.of(CollectionConverters.asScala(List.of("=1", "fish"))))
                .isEqualTo("'=1; fish");
        assertThat(CsvCell.of(CollectionConverters.asScala(Map.of("b", 2.0, "a", 1.0))))
                .isEqualTo("a=1.0; b=2.0");
        assertThat(CsvCell.of(CollectionConverters.asScala(Map.of(
                        "tags", CollectionConverters.asScala(List.of("sea", "fish")),
                        "section", CollectionConverters.asScala(List.of("Sport"))))))
                .isEqualTo("section=Sport; tags=sea; tags=fish");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain | plain,1",
                "a,b | \"a,b\",1",
                "say \"no\" | \"say \"\"no\"\"\",1",
                "semi;colon | semi;colon,1",
                "漁業とは何か | 漁業とは何か,1",
                "مرحبا 😀 | مرحبا 😀,1"
            })
    void cellsAreQuotedWhereTheyMustBe(String text, String line) {
        assertThat(written(RowFactory.create(text, 1))).isEqualTo("title,n\n" + line + "\n");
    }

    @Test
    void linesWithinACellStayWithinIt() {
        assertThat(written(RowFactory.create("one\ntwo", 1), RowFactory.create(null, 2)))
                .isEqualTo("title,n\n\"one\ntwo\",1\n,2\n");
    }

    /** Read again by RFC 4180, every cell is what it was, an apostrophe apart. */
    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll String text, @ForAll int number) {
        // a zero cannot be in a table's text, and a reader may take any line end for a line feed
        String clean = text.replaceAll("[\\ud800-\\udfff\\x00\\r]", "?");
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setSkipEmptyLines(false);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setMaxCharsPerColumn(-1);
        List<String[]> read =
                new CsvParser(settings).parseAll(new StringReader(written(RowFactory.create(clean, number))));
        assertThat(read).hasSize(2);
        assertThat(read.get(1)).containsExactly(CsvCell.guarded(clean), String.valueOf(number));
    }
}
