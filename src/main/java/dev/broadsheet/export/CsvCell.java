package dev.broadsheet.export;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Values of tables as text in a spreadsheet. */
final class CsvCell {

    /** What makes a spreadsheet take a cell for a formula, by OWASP's page on CSV injection; the last four are full-width forms. */
    private static final String STARTS = "=+-@\t\r\n＝＋－＠";

    private static final String SEPARATOR = "; ";

    private CsvCell() {}

    /**
     * The text of a value. Days and times as ISO 8601 in UTC, elements of lists and maps separated by semicolons,
     * those of maps as key=value, one for each element of a list, in order; nothing for what is absent.
     * Text that a spreadsheet would compute gets an apostrophe in front; numbers are numbers, and stay as they are.
     */
    static String of(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : guarded(text(value));
    }

    private static String text(Object value) {
        if (value instanceof Seq<?> list) {
            return CollectionConverters.asJava(list).stream().map(CsvCell::text).collect(Collectors.joining(SEPARATOR));
        }
        if (value instanceof scala.collection.Map<?, ?> map) {
            Map<?, ?> entries = CollectionConverters.asJava(map);
            return entries.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> String.valueOf(entry.getKey())))
                    .flatMap(entry -> elements(entry.getValue()).map(each -> entry.getKey() + "=" + text(each)))
                    .collect(Collectors.joining(SEPARATOR));
        }
        if (value instanceof Timestamp time) {
            return time.toInstant().toString();
        }
        return value instanceof Date day ? day.toLocalDate().toString() : value.toString();
    }

    private static Stream<?> elements(Object value) {
        return value instanceof Seq<?> list ? CollectionConverters.asJava(list).stream() : Stream.of(value);
    }

    static String guarded(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
