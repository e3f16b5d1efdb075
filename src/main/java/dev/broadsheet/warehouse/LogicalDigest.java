package dev.broadsheet.warehouse;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import dev.broadsheet.table.Inputs;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.RunStages;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicLineage;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;

/**
 * A digest of a table's rows that does not depend on their order, on files or on what is peculiar to one run. Two states with
 * equal digests hold the same rows, bit for bit, but for collisions of 64-bit hashes.
 */
public final class LogicalDigest {

    /** What differs between two runs of the same: the run itself, its day, how long it took, and what it took over from runs before. */
    private static final Map<String, Set<String>> PECULIAR = Map.of(
            RunStages.TABLE.name(), Set.of("run_id", "seconds"),
            Inputs.TABLE.name(), Set.of("read_on", "read_in"),
            TopicLineage.TABLE.name(), Set.of("run_id", "logical_date"),
            ModelTopics.TABLE.name(), Set.of(ModelTopics.FITTED_ON));

    private static final long MODULUS = 1L << 31;

    private LogicalDigest() {}

    /** Digest of some rows: their number, and the sum and the exclusive or of two hashes a row. */
    public static String of(Table table, Dataset<Row> rows) {
        Set<String> left = PECULIAR.getOrDefault(table.name(), Set.of());
        Column[] columns = table.columns().stream()
                .filter(column -> !left.contains(column.name()))
                .map(column -> column.type() instanceof MapType ? figures(column.name()) : col(column.name()))
                .toArray(Column[]::new);
        Column[] salted = java.util.Arrays.copyOf(columns, columns.length + 1);
        salted[columns.length] = lit("broadsheet");
        Row found = rows.select(xxhash64(columns).as("one"), xxhash64(salted).as("two"))
                .agg(count(lit(1)), sum(pmod(col("one"), lit(MODULUS))), bit_xor(col("two")))
                .head();
        return found.getLong(0) == 0
                ? "0 rows"
                : "%d rows %012x %016x".formatted(found.getLong(0), found.getLong(1), found.getLong(2));
    }

    /** Figures that do not depend on how much was read by the run itself, and how much taken over. */
    private static Column figures(String map) {
        Object[] ofReading = RunStages.OF_READING.toArray();
        return map_entries(map_filter(col(map), (name, figure) -> not(name.isin(ofReading))));
    }

    /** The digest of every published table, by name. */
    public static SortedMap<String, String> of(Map<Table, Dataset<Row>> published) {
        SortedMap<String, String> digests = new TreeMap<>();
        published.forEach((table, rows) -> digests.put(table.name(), of(table, rows)));
        return digests;
    }
}
