package dev.broadsheet.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Looks for values of a column that stand in two files, none of which has one twice.
 *
 * @param column by which every file is sorted
 * @param chains its files, see {@link SortedValues}
 * @param size bytes to read, about
 */
record UniquePass(String column, List<List<String>> chains, long size) implements Work<ArrayList<Breach>> {

    @Override
    public ArrayList<Breach> run(Configuration configuration) throws IOException {
        ArrayList<Breach> breaches = new ArrayList<>();
        try (SortedValues values = new SortedValues(column, chains, configuration)) {
            Optional<Object> last = Optional.empty();
            for (Optional<Object> value = values.next(); value.isPresent(); value = values.next()) {
                if (value.equals(last)) {
                    breaches.add(new Breach(
                            UniqueRows.rule(List.of(column)), "each once", Values.text(value.get()) + " in two files"));
                    break;
                }
                last = value;
            }
        }
        return breaches;
    }
}
