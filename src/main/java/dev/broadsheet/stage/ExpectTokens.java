package dev.broadsheet.stage;

import dev.broadsheet.topic.CountedTerms;
import dev.broadsheet.topic.ExpectedTokens;
import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TokenExpectation;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Shares the tokens of all documents out over topics, in one pass. Each task reads the whole model, kept once a machine. */
final class ExpectTokens {

    private ExpectTokens() {}

    static ExpectedTokens of(Dataset<Row> documents, TopicModel model, TermTopics terms, CountedTerms wanted) {
        JavaSparkContext context = new JavaSparkContext(documents.sparkSession().sparkContext());
        Broadcast<TermTopics> shared = context.broadcast(terms);
        ExpectedTokens expected = documents
                .join(model.articles(), "doc_id")
                .select("weights", "term_ids", "counts")
                .toJavaRDD()
                .mapPartitions(
                        rows -> List.of(expect(rows, shared.value(), wanted)).iterator())
                .fold(new TokenExpectation(terms, wanted).result(), ExpectedTokens::plus);
        shared.destroy();
        return expected;
    }

    private static ExpectedTokens expect(Iterator<Row> documents, TermTopics terms, CountedTerms wanted) {
        TokenExpectation expectation = new TokenExpectation(terms, wanted);
        while (documents.hasNext()) {
            Row document = documents.next();
            expectation.add(RowArrays.doubles(document, 0), RowArrays.ints(document, 1), RowArrays.ints(document, 2));
        }
        return expectation.result();
    }
}
