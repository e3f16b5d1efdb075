package dev.broadsheet.warehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.xxhash64;

import dev.broadsheet.table.Inputs;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.RunStages;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicLineage;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
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

    /** Of some rows of a table, in whatever order: their number, and the sum and the exclusive or of two hashes a row. */
    private record Sums(String table, long rows, long sum, long exclusive) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        static Iterator<Sums> of(String table, Iterator<Row> hashes) {
            Sums all = new Sums(table, 0, 0, 0);
            while (hashes.hasNext()) {
                Row row = hashes.next();
                all = all.plus(new Sums(table, 1, Math.floorMod(row.getLong(0), MODULUS), row.getLong(1)));
            }
            return List.of(all).iterator();
        }

        Sums plus(Sums other) {
            return new Sums(table, rows + other.rows, sum + other.sum, exclusive ^ other.exclusive);
        }

        String shown() {
            return rows == 0 ? "0 rows" : "%d rows %012x %016x".formatted(rows, sum, exclusive);
        }
    }

    private static JavaRDD<Sums> sums(Table table, Dataset<Row> rows) {
        Set<String> left = PECULIAR.getOrDefault(table.name(), Set.of());
        Column[] columns = table.columns().stream()
                .filter(column -> !left.contains(column.name()))
                .map(column -> column.type() instanceof MapType ? entries(table, column.name()) : col(column.name()))
                .toArray(Column[]::new);
        Column[] salted = Arrays.copyOf(columns, columns.length + 1);
        salted[columns.length] = lit("broadsheet");
        String name = table.name();
        return rows.select(xxhash64(columns), xxhash64(salted))
                .toJavaRDD()
                .mapPartitions(hashes -> Sums.of(name, hashes));
    }

    /** The entries of a map: a map itself cannot be hashed. */
    private static Column entries(Table table, String map) {
        return table.name().equals(RunStages.TABLE.name()) ? figures(map) : map_entries(col(map));
    }

    /** Figures that do not depend on how much was read by the run itself, and how much taken over. */
    private static Column figures(String map) {
        Object[] ofReading = RunStages.OF_READING.toArray();
        return map_entries(map_filter(col(map), (name, figure) -> not(name.isin(ofReading))));
    }

    /** The digest of every table, by name, in one job. */
    public static SortedMap<String, String> of(Map<Table, Dataset<Row>> published) {
        SortedMap<String, Sums> sums = new TreeMap<>();
        published.keySet().forEach(table -> sums.put(table.name(), new Sums(table.name(), 0, 0, 0)));
        published.entrySet().stream()
                .map(table -> sums(table.getKey(), table.getValue()))
                .reduce(JavaRDD::union)
                .ifPresent(all -> all.collect().forEach(some -> sums.merge(some.table(), some, Sums::plus)));
        SortedMap<String, String> digests = new TreeMap<>();
        sums.forEach((table, all) -> digests.put(table, all.shown()));
        return digests;
    }
}
