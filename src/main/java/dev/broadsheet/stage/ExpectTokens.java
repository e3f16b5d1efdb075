package dev.broadsheet.stage;

import dev.broadsheet.topic.CountedTerms;
import dev.broadsheet.topic.ExpectedTokens;
import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TokenExpectation;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Shares the tokens of all documents out over topics, in one pass. Each task reads the whole model, kept once a machine. */
final class ExpectTokens {

    private ExpectTokens() {}

    static ExpectedTokens of(
            JavaPairRDD<String, CountedDocument> documents, TopicModel model, TermTopics terms, CountedTerms wanted) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(documents.context());
        Broadcast<TermTopics> shared = context.broadcast(terms);
        ExpectedTokens expected = documents
                .join(model.articles())
                .values()
                .mapPartitions(
                        some -> List.of(expect(some, shared.value(), wanted)).iterator())
                .fold(new TokenExpectation(terms, wanted).result(), ExpectedTokens::plus);
        shared.destroy();
        return expected;
    }

    private static ExpectedTokens expect(
            Iterator<Tuple2<CountedDocument, double[]>> documents, TermTopics terms, CountedTerms wanted) {
        TokenExpectation expectation = new TokenExpectation(terms, wanted);
        while (documents.hasNext()) {
            Tuple2<CountedDocument, double[]> each = documents.next();
            expectation.add(each._2(), each._1().terms(), each._1().counts());
        }
        return expectation.result();
    }
}
