package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.FlatColumn;
import dev.broadsheet.parquet.Steps;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No two rows of a file have the same key: within a group of equal leading sort columns the others of the key differ. */
final class UniqueRows implements RowRule {

    private final List<Steps> group;
    private final List<FlatColumn> others;
    private final Seen seen;

    /**
     * @param group columns of the key by which the file is sorted first
     * @param others the other columns of the key
     */
    UniqueRows(List<Steps> group, List<FlatColumn> others) {
        this.group = group;
        this.others = others;
        this.seen = Seen.of(others);
    }

    @Override
    public Optional<Breach> check(long before, int rows) {
        for (int i = 0; i < rows; i++) {
            if (begins(i)) {
                seen.clear();
            }
            if (!seen.add(i)) {
                return Optional.of(breach(i, before));
            }
        }
        return Optional.empty();
    }

    private boolean begins(int row) {
        for (Steps column : group) {
            if (column.steps()[row] != 0) {
                return true;
            }
        }
        return false;
    }

    private Breach breach(int row, long before) {
        List<FlatColumn> key = Stream.concat(group.stream().map(Steps::column), others.stream())
                .toList();
        return new Breach(
                rule(key.stream().map(FlatColumn::name).toList()),
                "each once",
                key.stream().map(column -> Values.text(column.value(row))).collect(Collectors.joining(", "))
                        + " again in row " + (before + row));
    }

    static String rule(List<String> key) {
        return "unique " + key;
    }
}
