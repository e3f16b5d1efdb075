package dev.broadsheet.warehouse;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Walks over the rows of ranked articles, in the order they are stored, with memory for one article. */
final class RankedRows {

    private final String item;
    private final boolean squares;
    private int[] items = new int[1024];
    private int size;
    private double sum;
    private long article;

    RankedRows(String item, boolean squares) {
        this.item = item;
        this.squares = squares;
    }

    /** What is wrong with the first article that is wrong; empty when all are right. */
    Iterator<String> broken(Iterator<Row> rows) {
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.getInt(2) == 1 || size == 0 || row.getLong(0) != article) {
                String wrong = wrong();
                if (!wrong.isEmpty()) {
                    return List.of(wrong).iterator();
                }
                article = row.getLong(0);
                size = 0;
                sum = 0;
            }
            if (row.getInt(2) != size + 1) {
                return List.of("rank " + row.getInt(2) + " where " + (size + 1) + " was due")
                        .iterator();
            }
            add(row.getInt(1), row.getDouble(3));
        }
        String wrong = wrong();
        return wrong.isEmpty() ? List.<String>of().iterator() : List.of(wrong).iterator();
    }

    private void add(int id, double weight) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = id;
        sum += squares ? weight * weight : weight;
    }

    private String wrong() {
        if (size == 0) {
            return "";
        }
        if (Math.abs(sum - 1) > TableLaws.TOLERANCE) {
            return "weights that come to " + sum;
        }
        Arrays.sort(items, 0, size);
        for (int i = 1; i < size; i++) {
            if (items[i] == items[i - 1]) {
                return item + " " + items[i] + " twice";
            }
        }
        return "";
    }
}
