package dev.broadsheet.stage;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.corpus.Article;
import dev.broadsheet.corpus.ReadRecord;
import dev.broadsheet.corpus.Reject;
import dev.broadsheet.corpus.Skipped;
import dev.broadsheet.text.Analyses;
import dev.broadsheet.text.Analysis;
import dev.broadsheet.text.GuessedLanguage;
import dev.broadsheet.text.LanguageGuesser;
import dev.broadsheet.weight.TermCounter;
import java.sql.Timestamp;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Records → staged rows: each article with its language and token count, and the term counts of chunks of articles. */
public final class AnalyseArticles {

    /** A chunk of counts ends when it holds this many bytes, distinct forms or articles. */
    private static final int CHUNK_BYTES = 4 << 20;

    private static final int CHUNK_FORMS = 200_000;
    private static final int CHUNK_ARTICLES = 20_000;
    private static final int MOST_FORMS = 1_000_000;

    private AnalyseArticles() {}

    /** Analyses every article of the records. */
    public static Dataset<Row> analyse(SparkSession spark, JavaRDD<ReadRecord> records, AnalysisSettings settings) {
        JavaRDD<Row> rows = records.mapPartitions(mine -> new Rows(mine, new Analyses(settings)));
        return spark.createDataset(rows.rdd(), Encoders.row(Staged.SCHEMA));
    }

    /** Counts being collected for one language. */
    private record Chunk(long number, Analysis analysis, TermCounter counter) {}

    private static final class Rows implements Iterator<Row> {

        private final Iterator<ReadRecord> records;
        private final Analyses analyses;
        private final Map<String, Chunk> open = new LinkedHashMap<>();
        private final Deque<Row> ready = new ArrayDeque<>();
        private long nextChunk = (long) TaskContext.getPartitionId() << 32;

        Rows(Iterator<ReadRecord> records, Analyses analyses) {
            this.records = records;
            this.analyses = analyses;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty()) {
                if (records.hasNext()) {
                    accept(records.next());
                } else if (!open.isEmpty()) {
                    close(open.keySet().iterator().next());
                } else {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void accept(ReadRecord record) {
            if (record instanceof Article article) {
                ready.add(staged(article(article), null, null, null));
            } else if (record instanceof Reject reject) {
                ready.add(staged(null, RejectRows.row(reject), null, null));
            } else if (record instanceof Skipped skipped) {
                Row row =
                        RowFactory.create(skipped.at().path(), skipped.reason().code());
                ready.add(staged(null, null, row, null));
            }
        }

        private Row article(Article article) {
            GuessedLanguage language = article.language()
                    .map(code -> new GuessedLanguage(code, 1))
                    .orElseGet(() -> LanguageGuesser.guess(article.text()));
            Chunk chunk = open.computeIfAbsent(language.code(), this::chunk);
            int ordinal = chunk.counter().documents();
            int tokens = chunk.analysis().analyse(article.text(), chunk.counter()::count);
            chunk.counter().endDocument(article.docId());
            if (chunk.counter().bytes() >= CHUNK_BYTES
                    || chunk.counter().forms() >= CHUNK_FORMS
                    || chunk.counter().documents() >= CHUNK_ARTICLES) {
                close(language.code());
            }
            return RowFactory.create(
                    article.docId(),
                    article.source(),
                    orNull(article.nativeId()),
                    orNull(article.url()),
                    article.title(),
                    orNull(article.publishedAt().map(Timestamp::from)),
                    language.code(),
                    language.confidence(),
                    article.text(),
                    article.text().codePointCount(0, article.text().length()),
                    tokens,
                    article.contentHash(),
                    article.at().path(),
                    article.at().offset(),
                    article.charset(),
                    article.decodeErrors(),
                    article.dateNote().name(),
                    chunk.number(),
                    ordinal);
        }

        private Chunk chunk(String language) {
            Analysis analysis = analyses.of(language);
            return new Chunk(nextChunk++, analysis, new TermCounter(language, analysis::surface, analysis::stem));
        }

        private void close(String language) {
            Chunk chunk = open.remove(language);
            ready.add(staged(
                    null,
                    null,
                    null,
                    CountRows.row(chunk.number(), chunk.counter().drain())));
            if (chunk.analysis().size() > MOST_FORMS) {
                chunk.analysis().forget();
            }
        }

        private static Row staged(Row article, Row reject, Row skipped, Row counts) {
            return RowFactory.create(article, reject, skipped, counts);
        }

        private static <T> T orNull(Optional<T> value) {
            return value.orElse(null);
        }
    }
}
