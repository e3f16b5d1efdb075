package dev.broadsheet.warehouse;

import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.SimilarArticles;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.table.TopicTrends;
import dev.broadsheet.table.Topics;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.warehouse.Manifest.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Laws of single tables that their definition cannot express. */
final class TableLaws {

    private static final Map<String, List<TableLaw>> BY_TABLE = Map.of(
            Vocabulary.TABLE.name(), List.of(new NumberedFromZero("term_id")),
            TfIdf.TABLE.name(), List.of(new Ranked("doc_id", "rank", "term_id", "tf_idf", true)),
            ArticleTopics.TABLE.name(), List.of(new Ranked("doc_id", "rank", "topic_id", "weight", false)),
            Topics.TABLE.name(), List.of(new SumsToOne("prevalence")),
            SimilarArticles.TABLE.name(), List.of(new Nearest("doc_id", "rank", "neighbour_id", "cosine")),
            TopicTrends.TABLE.name(), List.of(new Ordered("prevalence_low", "prevalence", "prevalence_high")));

    private TableLaws() {}

    static List<TableLaw> of(String table) {
        return BY_TABLE.getOrDefault(table, List.of());
    }

    /** Whether a column's values are exactly the numbers below the table's number of rows. */
    static boolean numbered(String table, String column) {
        return of(table).contains(new NumberedFromZero(column));
    }

    /** The column runs from 0 without a gap, each number once. */
    record NumberedFromZero(String column) implements TableLaw {

        @Override
        public List<String> figures() {
            return List.of(column);
        }

        @Override
        public List<String> key() {
            return List.of(column);
        }

        /** As many different numbers as rows, from 0 to one less than that: then none is missing. */
        @Override
        public Optional<Breach> whole(ReadTable table) {
            Figures found = table.figures(column);
            boolean dense = table.rows() == 0 || (found.min() == 0 && found.max() == table.rows() - 1);
            return dense
                    ? Optional.empty()
                    : Optional.of(new Breach(
                            column + " runs from 0",
                            table.rows() + " numbers from 0 to " + (table.rows() - 1),
                            "numbers from " + (long) found.min() + " to " + (long) found.max()));
        }

        @Override
        public Check held(ReadTable table) {
            return new Check(table.name(), column + " runs from 0", table.rows() + " rows");
        }
    }

    /** The column's values sum to 1, if there are any. */
    record SumsToOne(String column) implements TableLaw {

        @Override
        public List<String> figures() {
            return List.of(column);
        }

        @Override
        public Optional<Breach> whole(ReadTable table) {
            double sum = table.figures(column).sum();
            boolean right = table.rows() == 0 || Math.abs(sum - 1) <= RankedRows.TOLERANCE;
            return right ? Optional.empty() : Optional.of(new Breach(column + " sums to 1", "1", String.valueOf(sum)));
        }

        @Override
        public Check held(ReadTable table) {
            return new Check(table.name(), column + " sums to 1", "holds");
        }
    }

    /** Each group holds no item twice, and is as {@link RankedRows} says. */
    record Ranked(String group, String rank, String item, String weight, boolean squares) implements TableLaw {

        @Override
        public List<String> key() {
            return List.of(group, item);
        }

        @Override
        public Optional<RowRule> rule(OpenColumns columns) {
            return Optional.of(new RankedRows(
                    columns.steps(group), columns.flat(rank), columns.flat(item), columns.flat(weight), squares));
        }

        @Override
        public Check held(ReadTable table) {
            return new Check(
                    table.name(),
                    "ranks from 1, each " + item + " once an article, weights of length 1",
                    "every article");
        }
    }

    /** Each group holds no item twice, and is as {@link RankedNeighbours} says. */
    record Nearest(String group, String rank, String item, String figure) implements TableLaw {

        @Override
        public List<String> key() {
            return List.of(group, item);
        }

        @Override
        public Optional<RowRule> rule(OpenColumns columns) {
            return Optional.of(new RankedNeighbours(
                    columns.steps(group), columns.flat(rank), columns.flat(item), columns.flat(figure)));
        }

        @Override
        public Check held(ReadTable table) {
            return new Check(table.name(), RankedNeighbours.RULE, "every article");
        }
    }

    /** Three figures of each row are as {@link OrderedFigures} says. */
    record Ordered(String low, String middle, String high) implements TableLaw {

        @Override
        public Optional<RowRule> rule(OpenColumns columns) {
            return Optional.of(
                    new OrderedFigures(List.of(columns.flat(low), columns.flat(middle), columns.flat(high))));
        }

        @Override
        public Check held(ReadTable table) {
            return new Check(table.name(), OrderedFigures.rule(List.of(low, middle, high)), "every row");
        }
    }
}
