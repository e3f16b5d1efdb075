package dev.broadsheet.corpus;

import java.util.ArrayList;
import java.util.List;

/** Splits a CSV record whose quotes balance into its fields. */
final class CsvFields {

    private CsvFields() {}

    static List<String> split(String record, char delimiter) {
        List<String> fields = new ArrayList<>();
        int i = 0;
        while (true) {
            boolean quoted = i < record.length() && record.charAt(i) == '"';
            int end = quoted ? closingQuote(record, i + 1) : endOfField(record, i, delimiter);
            fields.add(quoted ? record.substring(i + 1, end).replace("\"\"", "\"") : record.substring(i, end));
            int next = quoted ? endOfField(record, end + 1, delimiter) : end;
            if (next >= record.length()) {
                return fields;
            }
            i = next + 1;
        }
    }

    private static int endOfField(String record, int from, char delimiter) {
        int found = record.indexOf(delimiter, from);
        return found < 0 ? record.length() : found;
    }

    private static int closingQuote(String record, int from) {
        int quote = record.indexOf('"', from);
        while (quote + 1 < record.length() && record.charAt(quote + 1) == '"') {
            quote = record.indexOf('"', quote + 2);
        }
        return quote;
    }
}
