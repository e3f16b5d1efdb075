package dev.broadsheet.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.WithNull;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class PackedRowTest {

    private static final Table TABLE = Table.named("things", "One thing.")
            .column("name", DataTypes.StringType, "", "Its name.")
            .optional("size", DataTypes.IntegerType, "", "Its size.")
            .column("at", DataTypes.TimestampType, "", "Its time.")
            .optional("share", DataTypes.DoubleType, "", "Its share.")
            .column("good", DataTypes.BooleanType, "", "Whether it is.")
            .optional("note", DataTypes.StringType, "", "A note.")
            .build();

    @Property
    void aRowIsWhatWasPacked(
            @ForAll String name,
            @ForAll @WithNull Integer size,
            @ForAll long at,
            @ForAll @WithNull Double share,
            @ForAll boolean good,
            @ForAll @WithNull String note) {
        // Text that is in no table: an unpaired surrogate has no UTF-8.
        String clean = name.replaceAll("[\\ud800-\\udfff]", "?");
        PackedRow row = new PackedRow(TABLE);
        row.set(PackedRow.pack(TABLE, new PackedWriter(), "other", 1, 2L, 0.5, true, "kept from before"));
        row.set(PackedRow.pack(TABLE, new PackedWriter(), clean, size, at, share, good, note));
        assertThat(row.bytes(0).toStringUsingUTF8()).isEqualTo(clean);
        assertThat(row.isNull(1)).isEqualTo(size == null);
        if (size != null) {
            assertThat(row.integer(1)).isEqualTo(size);
        }
        assertThat(row.longInteger(2)).isEqualTo(at);
        assertThat(row.isNull(3)).isEqualTo(share == null);
        if (share != null) {
            assertThat(row.real(3)).isEqualTo(share);
        }
        assertThat(row.truth(4)).isEqualTo(good);
        assertThat(row.isNull(5)).isEqualTo(note == null);
    }

    @Test
    void mapsOfListsAreWhatWasPacked() {
        Table table = Table.named("things", "One thing.")
                .column(
                        "fields",
                        DataTypes.createMapType(
                                DataTypes.StringType, DataTypes.createArrayType(DataTypes.StringType, false), false),
                        "",
                        "Its fields.")
                .column("name", DataTypes.StringType, "", "Its name.")
                .build();
        PackedRow row = new PackedRow(table);
        TreeMap<String, List<String>> fields =
                new TreeMap<>(Map.of("tags", List.of("sea", "漁業"), "section", List.of("Sport")));
        row.set(PackedRow.pack(table, new PackedWriter(), fields, "first"));
        assertThat(row.nested(0)).isEqualTo(fields);
        assertThat(row.bytes(1).toStringUsingUTF8()).isEqualTo("first");
        row.set(PackedRow.pack(table, new PackedWriter(), new TreeMap<>(), "second"));
        assertThat(row.nested(0)).isEqualTo(Map.of());
        assertThat(row.bytes(1).toStringUsingUTF8()).isEqualTo("second");
    }

    @Test
    void valuesCanBeReplaced() {
        PackedRow row = new PackedRow(TABLE);
        row.set(PackedRow.pack(TABLE, new PackedWriter(), "a", null, 2L, null, true, null));
        row.replace(5, "new");
        row.replace(4, false);
        assertThat(row.isNull(5)).isFalse();
        assertThat(row.bytes(5).toStringUsingUTF8()).isEqualTo("new");
        assertThat(row.truth(4)).isFalse();
    }

    @Test
    void aValueThatMustBeThereIsMissed() {
        assertThatThrownBy(() -> PackedRow.pack(
                        Rejects.TABLE, new PackedWriter(), null, 0L, "stage", "reason", "message", "excerpt"))
                .hasMessageContaining("rejects.input_path");
        assertThatThrownBy(() -> PackedRow.pack(Rejects.TABLE, new PackedWriter(), "path"))
                .hasMessageContaining("6 columns, not 1");
    }
}
