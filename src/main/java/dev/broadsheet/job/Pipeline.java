package dev.broadsheet.job;

import dev.broadsheet.job.RunSummary.Counts;
import dev.broadsheet.stage.CountedTerms;
import dev.broadsheet.stage.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The data flow of one run, from raw files to what is published:
 *
 * <pre>
 * read articles → resolve duplicates ─► articles, rejects, duplicate_pairs
 * count terms → choose vocabulary → weigh terms ─► vocabulary, tfidf → find similar ─► similar_articles
 * fit topics ─► topics, topic_terms, article_topics
 * follow topics ─► topic_trends, topic_movements
 * verify → publish
 * </pre>
 */
final class Pipeline {

    private final RunContext of;
    private final StageLog log;
    private final RunTables tables;
    private final ReadStages reads;
    private final TermStages terms;
    private final TopicStage topics;

    Pipeline(RunContext of) {
        this.of = of;
        JavaSparkContext context = JavaSparkContext.fromSparkContext(of.spark().sparkContext());
        this.log = new StageLog(
                stage -> context.setJobDescription(stage + ", run " + of.run().id()));
        this.tables = new RunTables(of.run(), of.loaded().settings().run().targetFileBytes());
        this.reads = new ReadStages(of, log, tables);
        this.terms = new TermStages(of, log, tables);
        this.topics = new TopicStage(of, log, tables);
    }

    RunSummary run(Job job, Instant started) {
        Until until = of.until();
        Optional<EarlierModel> earlier = until.reaches(Until.TOPICS)
                ? EarlierModel.find(of.warehouse(), of.loaded(), of.run().id())
                : Optional.empty();
        Counts counts;
        Map<String, Long> rejects;
        Reading.Unresolved read = reads.read();
        try (Reading reading = reads.resolve(read);
                Background background = new Background()) {
            counts = reads.checkedCounts(reading);
            // what fails already needs no topics to be fitted; asked again with them at the end
            new RunGates(of.warehouse(), of.loaded().settings().gates(), job)
                    .check(of.run().id().value(), counts.kept(), RunGates.figures(log));
            rejects = reading.rejectedByReason();
            background.start(() -> reads.writeArticles(reading));
            reads.writeRejects(reading);
            reads.writeInputs(read);
            reads.writeDuplicatePairs(reading);
            if (until.reaches(Until.TFIDF)) {
                try (CountedTerms counted = terms.count(reading)) {
                    terms.writeTfIdf(counted);
                    terms.writeBoilerplate(counted);
                    background.await();
                    if (until.reaches(Until.TOPICS)) {
                        topics.write(job, counted.source(), earlier);
                        new TrendStage(of, log, tables).write();
                    }
                }
            }
            background.await();
        }
        of.run().deleteScratch();
        return new EndOfRun(of, job, log, tables.expectedRows(), earlier)
                .publish(counts, rejects, topics.warnings(), started);
    }
}
