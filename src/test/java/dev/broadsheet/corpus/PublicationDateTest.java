package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.corpus.Article.DateNote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationDateTest {

    private static final LocalDate EARLIEST = LocalDate.of(1400, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private static PublicationDate parse(String value) {
        return PublicationDate.parse(value, EARLIEST, LATEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-03-05T10:15:30Z            | 2024-03-05T10:15:30Z
            2024-03-05T10:15:30.25+02:00    | 2024-03-05T08:15:30.250Z
            2010-02-10T10:50:00+0900        | 2010-02-10T01:50:00Z
            2014-03-12 14:11:00 -5          | 2014-03-12T19:11:00Z
            2024-03-05 10:15                | 2024-03-05T10:15:00Z
            2024-03-05                      | 2024-03-05T00:00:00Z
            2024-12-5                       | 2024-12-05T00:00:00Z
            2024/03/05                      | 2024-03-05T00:00:00Z
            20240305                        | 2024-03-05T00:00:00Z
            20240305101530                  | 2024-03-05T10:15:30Z
            2024-03                         | 2024-03-01T00:00:00Z
            1947                            | 1947-01-01T00:00:00Z
            Tue, 3 Jun 2008 11:05:30 GMT    | 2008-06-03T11:05:30Z
            Tue, 03 Jun 2008 11:05:30 -0400 | 2008-06-03T15:05:30Z
            March 5, 2024                   | 2024-03-05T00:00:00Z
            Sept. 5 2024                    | 2024-09-05T00:00:00Z
            5 March 2024                    | 2024-03-05T00:00:00Z
            1709633730                      | 2024-03-05T10:15:30Z
            1709633730250                   | 2024-03-05T10:15:30.250Z
            """)
    void understood(String value, Instant expected) {
        assertThat(parse(value)).isEqualTo(new PublicationDate(Optional.of(expected), DateNote.USED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "9999-12-31T23:59:59Z", "January 1, 0001", "2101-01-01", "1399"})
    void impossible(String value) {
        assertThat(parse(value)).isEqualTo(new PublicationDate(Optional.empty(), DateNote.OUT_OF_RANGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2024-02-30",
                "2024-13-01",
                "03/05/2024",
                "5 Mar 24",
                "Foo 5, 2024",
                "12345",
                "2024-03-05T25:00:00Z",
                "+12024-01-01",
                "2024-03-05T10:00:00 XYZ",
                "2024-03/05"
            })
    void notUnderstood(String value) {
        assertThat(parse(value)).isEqualTo(new PublicationDate(Optional.empty(), DateNote.UNPARSABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "posts/2014-03-12-coming-soon.md, 2014-03-12T00:00:00Z",
        "posts/2024-12-5-defaults.md, 2024-12-05T00:00:00Z",
        "news/2019/07/04/a.txt, 2019-07-04T00:00:00Z",
        "2019-01-01/2019-02-02.txt, 2019-02-02T00:00:00Z"
    })
    void daysInPaths(String path, Instant expected) {
        assertThat(PathDate.of(path, EARLIEST, LATEST)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/12019-01-01.txt",
                "a/2019-01-011.txt",
                "a/2019-13-01.txt",
                "2019/7.txt",
                "Session 02 - 1947/A.txt"
            })
    void noDaysInPaths(String path) {
        assertThat(PathDate.of(path, EARLIEST, LATEST)).isEmpty();
    }
}
