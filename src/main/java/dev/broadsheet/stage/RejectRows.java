package dev.broadsheet.stage;

import dev.broadsheet.corpus.Reject;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rejects as rows of their table. */
final class RejectRows {

    private RejectRows() {}

    static Row row(Reject reject) {
        return RowFactory.create(
                reject.at().path(),
                reject.at().offset(),
                reject.stage(),
                reject.reason().code(),
                reject.message(),
                reject.excerpt());
    }
}
