package dev.broadsheet.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Looks for every value of a column of one file in a column of another table.
 *
 * @param rule what is checked, in words
 * @param path the file
 * @param column its column
 * @param targets files of the other table that may hold the values, see {@link SortedValues}; one row of files if not merged
 * @param toColumn the column of these
 * @param merged whether both columns ascend; else the file's different values are held in memory
 * @param size bytes to read
 */
record ReferencePass(
        String rule, String path, String column, List<List<String>> targets, String toColumn, boolean merged, long size)
        implements Work<ArrayList<Breach>> {

    @Override
    public ArrayList<Breach> run(Configuration configuration) throws IOException {
        try (ColumnValues used = new ColumnValues(column, List.of(path), configuration)) {
            Optional<Object> missing = merged ? merge(used, configuration) : search(used, configuration);
            ArrayList<Breach> breaches = new ArrayList<>();
            missing.map(value -> new Breach(rule, "none missing", Values.text(value)).in(new Path(path).getName()))
                    .ifPresent(breaches::add);
            return breaches;
        }
    }

    private Optional<Object> merge(ColumnValues used, Configuration configuration) throws IOException {
        try (SortedValues known = new SortedValues(toColumn, targets, configuration)) {
            Optional<Object> target = known.next();
            for (Optional<Object> value = used.next(); value.isPresent(); value = used.next()) {
                while (target.isPresent() && Values.compare(target.get(), value.get()) < 0) {
                    target = known.next();
                }
                if (target.isEmpty() || Values.compare(target.get(), value.get()) > 0) {
                    return value;
                }
            }
            return Optional.empty();
        }
    }

    private Optional<Object> search(ColumnValues used, Configuration configuration) throws IOException {
        Set<Object> wanted = new HashSet<>();
        for (Optional<Object> value = used.next(); value.isPresent(); value = used.next()) {
            wanted.add(value.get());
        }
        List<String> all = targets.stream().flatMap(List::stream).toList();
        try (ColumnValues known = new ColumnValues(toColumn, all, configuration)) {
            while (!wanted.isEmpty()) {
                Optional<Object> value = known.next();
                if (value.isEmpty()) {
                    return wanted.stream().min(Values::compare);
                }
                wanted.remove(value.get());
            }
            return Optional.empty();
        }
    }
}
