package dev.broadsheet.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class RowOrderTest {

    private static final Table TABLE = Table.named("some", "Rows of a test.")
            .sortedBy("number", "day", "text")
            .column("text", DataTypes.StringType, "", "A value.")
            .column("other", DataTypes.StringType, "", "A value.")
            .column("day", DataTypes.DateType, "", "A value.")
            .column("number", DataTypes.IntegerType, "", "A value.")
            .build();

    private static Row row(String text, Object day, int number) {
        return RowFactory.create(text, "z", day, number);
    }

    /** U+FF5E stands before U+1F600, though as UTF-16 the latter begins with D83D. */
    @Test
    void byTheColumnsOfTheDefinitionOneAfterAnother() {
        LocalDate first = LocalDate.of(2026, 1, 5);
        List<Row> sorted = List.of(
                row("b", first, 1),
                row("c", first, 1),
                row("a", Date.valueOf(first.plusDays(1)), 1),
                row("\uFF5E", first, 2),
                row("\uD83D\uDE00", Date.valueOf(first), 2));
        assertThat(Stream.of(4, 1, 3, 0, 2).map(sorted::get).sorted(RowOrder.of(TABLE)))
                .containsExactlyElementsOf(sorted);
    }

    @Test
    void whatHasNoOrderHereIsRefused() {
        assertThatThrownBy(() -> RowOrder.of(TABLE).compare(row("a", 1.5, 1), row("a", 2.5, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
    }
}
