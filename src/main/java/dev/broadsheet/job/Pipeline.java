package dev.broadsheet.job;

import dev.broadsheet.stage.ArticleWords;
import dev.broadsheet.stage.CountedTerms;
import dev.broadsheet.stage.Reading;
import dev.broadsheet.stage.TermRules;
import dev.broadsheet.stage.WrittenArticles;
import dev.broadsheet.table.Articles;
import dev.broadsheet.text.TermSource;
import dev.broadsheet.warehouse.Milestone;
import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The data flow of one run, from raw files to what is published. An attempt that follows one that broke off begins behind the last
 * part whose tables were verified:
 *
 * <pre>
 * read articles → resolve duplicates ─► articles, rejects, inputs, duplicate_pairs   ┤ verified
 * count terms → choose vocabulary → weigh terms ─► vocabulary, tfidf, keyphrases
 * find similar ─► similar_articles                                                   ┤ verified
 * fit topics ─► topics, topic_terms, article_topics
 * follow topics ─► topic_trends, topic_movements                                     ┤ verified
 * publish
 * </pre>
 */
final class Pipeline {

    private static final String TERM_RULES = "term-rules";

    private final RunContext of;
    private final Job job;
    private final JavaSparkContext context;
    private final Attempt attempt;
    private final ReadStages reads;
    private final TermStages terms;
    private final TopicStage topics;
    private final TrendStage trends;
    private final Optional<EarlierModel> earlier;

    Pipeline(RunContext of, Job job) {
        this.of = of;
        this.job = job;
        this.context = JavaSparkContext.fromSparkContext(of.spark().sparkContext());
        RunTables tables = new RunTables(of.run(), of.loaded().settings().run().targetFileBytes());
        this.attempt = new Attempt(
                of.run(),
                context,
                tables,
                stage -> context.setJobDescription(stage + ", run " + of.run().id()));
        this.reads = new ReadStages(of, attempt.log(Until.INGEST), tables);
        this.terms = new TermStages(of, attempt.log(Until.TFIDF), tables);
        this.topics = new TopicStage(of, attempt.log(Until.TOPICS), tables);
        this.trends = new TrendStage(of, attempt.log(Until.TOPICS), tables);
        this.earlier = of.until().reaches(Until.TOPICS)
                ? EarlierModel.find(of.warehouse(), of.loaded(), of.run().id())
                : Optional.empty();
    }

    RunSummary run(Instant started) {
        of.run().notTakenOver().ifPresent(why -> of.console()
                .report("of the attempt before not all is taken over: " + why));
        Optional<Until> last = attempt.last();
        if (last.isEmpty()) {
            fromFiles();
        } else {
            of.console().report("goes on from an attempt that broke off: " + String.join(", ", attempt.takenOver()));
            checkGates(ingested());
            switch (last.get()) {
                case INGEST -> fromArticles();
                case TFIDF -> fromTerms();
                case TOPICS -> {
                    // nothing is left to be made
                }
            }
        }
        of.run().deleteScratch();
        return new EndOfRun(of, job, attempt, earlier).publish(ingested(), warnings(), started);
    }

    private void fromFiles() {
        Reading.Unresolved read = reads.read();
        try (Reading reading = reads.resolve(read);
                Background background = new Background()) {
            Ingested ingested = Ingested.of(reading, reads.checkedCounts(reading));
            // what fails already needs no topics to be fitted; asked again with them at the end
            checkGates(ingested);
            background.start(() -> {
                reads.write(read, reading);
                attempt.reached(Until.INGEST, ingested.figures(), List.of(), List.of());
            });
            fromWords(reading, background);
            background.await();
        }
    }

    private void fromArticles() {
        Ingested ingested = ingested();
        try (WrittenArticles written = WrittenArticles.of(
                        of.spark()
                                .read()
                                .parquet(of.run().table(Articles.TABLE.name()).toString()),
                        ingested.totals(),
                        ingested.counted(),
                        of.loaded().settings().analysis(),
                        of.work().window());
                Background background = new Background()) {
            fromWords(written, background);
        }
    }

    /** @param background what the articles are written by meanwhile */
    private void fromWords(ArticleWords words, Background background) {
        if (!of.until().reaches(Until.TFIDF)) {
            return;
        }
        try (CountedTerms counted = terms.count(words)) {
            terms.writeTfIdf(counted);
            terms.writeBoilerplate(counted);
            WrittenFile rules = of.run().keep(TERM_RULES, counted.rules().pack());
            background.await();
            attempt.reached(Until.TFIDF, Map.of(), List.of(), List.of(rules));
            fromRules(counted.rules().source());
        }
    }

    private void fromTerms() {
        try (TermRules rules = TermRules.unpack(
                context, of.run().kept(TERM_RULES), of.loaded().settings().analysis())) {
            fromRules(rules.source());
        }
    }

    private void fromRules(TermSource source) {
        if (of.until().reaches(Until.TOPICS)) {
            topics.write(job, source, earlier);
            trends.write();
            attempt.reached(Until.TOPICS, Map.of(), topics.warnings(), List.of());
        }
    }

    private Ingested ingested() {
        return Ingested.of(attempt.milestone(Until.INGEST).orElseThrow().figures());
    }

    private List<String> warnings() {
        return attempt.milestone(Until.TOPICS).map(Milestone::warnings).orElse(List.of());
    }

    private void checkGates(Ingested ingested) {
        new RunGates(of.warehouse(), of.loaded().settings().gates(), job)
                .check(of.run().id().value(), ingested.counts().kept(), RunGates.figures(attempt.stages()));
    }
}
