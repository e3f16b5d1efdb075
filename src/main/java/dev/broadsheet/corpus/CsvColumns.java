package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.FieldNames.Keeper;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the columns of a CSV file are.
 *
 * <p>The first row is a header when one of its cells is a field name of the settings (not a number) and none stands twice.
 * Without a header, columns are named by their numbers from 1; when no number is set as the text, it is guessed from the
 * first rows: the text is the column with the greatest mean length, the title the longest column before it whose mean
 * length is at least 10 and which holds spaces.
 *
 * @param slots for each column the field it is
 * @param keepers for each column by what names it is kept
 */
record CsvColumns(List<Optional<Slot>> slots, List<List<Keeper>> keepers) {

    private static final double TITLE_LENGTH = 10;

    static boolean isHeader(List<String> row, FieldNames names) {
        Set<String> seen = new HashSet<>();
        boolean known = false;
        for (String cell : row) {
            String name = cell.strip().toLowerCase(Locale.ROOT);
            if (!seen.add(name)) {
                return false;
            }
            boolean number = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
            known |= !number && names.isKnown(name);
        }
        return known;
    }

    static CsvColumns ofHeader(List<String> row, FieldNames names) {
        return new CsvColumns(
                row.stream().map(names::slot).toList(),
                row.stream().map(names::keepers).toList());
    }

    static CsvColumns ofRows(List<List<String>> rows, FieldNames names) {
        int width = rows.get(0).size();
        List<Optional<Slot>> slots = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            slots.add(names.slot(String.valueOf(i + 1)));
        }
        boolean configured = slots.stream().anyMatch(s -> s.map(Slot::field).equals(Optional.of(Field.TEXT)));
        if (!configured) {
            guess(rows, slots);
        }
        return new CsvColumns(
                slots,
                IntStream.rangeClosed(1, width)
                        .mapToObj(column -> names.keepers(String.valueOf(column)))
                        .toList());
    }

    private static void guess(List<List<String>> rows, List<Optional<Slot>> slots) {
        int text = longest(rows, slots.size(), false);
        slots.set(text, Optional.of(new Slot(Field.TEXT, 0)));
        int title = longest(rows, text, true);
        if (title >= 0) {
            slots.set(title, Optional.of(new Slot(Field.TITLE, 0)));
        }
    }

    /** The column of greatest mean length among the first {@code columns}, the leftmost of equals; -1 when there is none. */
    private static int longest(List<List<String>> rows, int columns, boolean title) {
        int best = -1;
        double bestLength = title ? TITLE_LENGTH : -1;
        for (int i = 0; i < columns; i++) {
            int column = i;
            List<String> cells = rows.stream()
                    .filter(r -> r.size() > column)
                    .map(r -> r.get(column))
                    .toList();
            double length = cells.stream().mapToInt(String::length).average().orElse(0);
            boolean fits = !title || cells.stream().anyMatch(cell -> cell.contains(" "));
            if (fits && (length > bestLength || (best < 0 && length >= bestLength))) {
                best = i;
                bestLength = length;
            }
        }
        return best;
    }
}
