package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.broadsheet.corpus.Window;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** {@code articles} → those that lie in a {@link Window}. */
public final class InWindow {

    private static final String DAY = "published_on";

    private InWindow() {}

    /** The articles that {@link Window#holds} holds. */
    public static Dataset<Row> of(Dataset<Row> articles, Window window) {
        return window.isAll()
                ? articles
                : articles.where(col(DAY).isNull().or(col(DAY).between(lit(window.first()), lit(window.last()))));
    }

    /** The others. */
    static Dataset<Row> outside(Dataset<Row> articles, Window window) {
        return window.isAll()
                ? articles.where(lit(false))
                : articles.where(col(DAY).lt(lit(window.first())).or(col(DAY).gt(lit(window.last()))));
    }
}
