package dev.broadsheet.stage;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.config.DuplicateSettings;
import dev.broadsheet.config.QualitySettings;
import dev.broadsheet.corpus.Article;
import dev.broadsheet.corpus.Carried;
import dev.broadsheet.corpus.Location;
import dev.broadsheet.corpus.ReadRecord;
import dev.broadsheet.corpus.Reject;
import dev.broadsheet.corpus.RejectReason;
import dev.broadsheet.corpus.Skipped;
import dev.broadsheet.corpus.Window;
import dev.broadsheet.duplicate.Sketch;
import dev.broadsheet.duplicate.Sketcher;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedRow;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.quality.QualityFilter;
import dev.broadsheet.quality.QualityMeter;
import dev.broadsheet.quality.QualitySignals;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.text.GuessedLanguage;
import dev.broadsheet.text.LanguageGuesser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Records → what {@link Shuffled} carries: each article as a row with its language, token count and quality, the words of
 * chunks of articles, rejects, and totals.
 */
final class AnalyseArticles {

    private static final long MICROS_OF_DAY = ChronoUnit.DAYS.getDuration().toNanos() / 1000;

    private AnalyseArticles() {}

    /** Analyses every article of the records; the words of those outside the window are in no chunk. */
    static JavaPairRDD<byte[], byte[]> analyse(
            JavaRDD<ReadRecord> records,
            AnalysisSettings analysis,
            QualitySettings quality,
            DuplicateSettings duplicates,
            Window window) {
        return records.mapPartitionsToPair(mine -> new Packed(mine, analysis, quality, duplicates, window));
    }

    /** The key part of where a record stands. */
    static byte[] place(Location at) {
        return Keys.join(Keys.text(at.path()), Keys.number(at.offset()));
    }

    private static final class Packed extends AnalysedPairs<ReadRecord> {

        private final LanguageGuesser guesser;
        private final QualityFilter filter;
        private final Optional<Sketcher> sketcher;
        private final Window window;
        private final QualityMeter quality = new QualityMeter();

        Packed(
                Iterator<ReadRecord> records,
                AnalysisSettings analysis,
                QualitySettings quality,
                DuplicateSettings duplicates,
                Window window) {
            super(records, analysis);
            this.window = window;
            this.guesser = new LanguageGuesser(analysis.languages());
            this.filter = new QualityFilter(quality);
            this.sketcher = duplicates.near()
                    ? Optional.of(new Sketcher(duplicates.similarity(), duplicates.leastShingles()))
                    : Optional.empty();
        }

        @Override
        void accept(ReadRecord record) {
            if (record instanceof Article article) {
                accept(
                        article,
                        article.language()
                                .map(code -> new GuessedLanguage(code, 1))
                                .orElseGet(() -> guesser.guess(article.text())));
            } else if (record instanceof Carried carried) {
                accept(carried.article(), new GuessedLanguage(carried.language(), carried.confidence()));
            } else if (record instanceof Reject reject) {
                accept(reject);
            } else if (record instanceof Skipped skipped) {
                totals().skipped(skipped);
            }
        }

        private void accept(Reject reject) {
            totals().reject(reject);
            give(reject(reject, packer()));
        }

        private void accept(Article article, GuessedLanguage language) {
            OpenChunks.Open chunk = chunks().of(language.code());
            RecordWords.Words words = chunk.words().record(article.text());
            QualitySignals signals = quality.measure(article.text(), words.all(), words.stopWords());
            Optional<String> objection = filter.objection(signals);
            if (objection.isPresent()) {
                chunks().drop(chunk);
                accept(new Reject(article.at(), "quality", RejectReason.LOW_QUALITY, objection.get(), article.title()));
                return;
            }
            boolean counts = window.holds(article.publishedAt());
            OpenChunks.Place place =
                    counts ? chunks().keep(chunk, article.docId(), article.source()) : chunks().drop(chunk);
            totals().article(article, new ReadTotals.Size(language.code(), signals.characters(), words.all(), counts));
            Sketch sketch = sketcher.map(any -> any.sketch(article.text())).orElseGet(Sketch::none);
            byte[] key = Keys.join(Keys.id(article.docId()), place(article.at()));
            give(new Tuple2<>(Keys.join(Shuffled.ARTICLE, key), row(article, language, words.all(), signals, sketch)));
            byte[] identity = new Identity(
                            place.chunk(),
                            place.ordinal(),
                            language.code(),
                            Keys.id(article.contentHash()),
                            micros(article.publishedAt()),
                            sketch,
                            Optional.empty())
                    .pack(packer());
            give(new Tuple2<>(Keys.join(Shuffled.IDENTITY, key), identity));
        }

        /** A row of the table of articles, as it is if the article does not stand twice. */
        private byte[] row(
                Article article, GuessedLanguage language, int tokens, QualitySignals signals, Sketch sketch) {
            Long micros = article.publishedAt().map(Packed::micros).orElse(null);
            return PackedRow.pack(
                    Articles.TABLE,
                    packer(),
                    article.docId(),
                    article.source(),
                    article.nativeId().orElse(null),
                    article.url().orElse(null),
                    article.title(),
                    micros,
                    micros == null ? null : Math.floorDiv(micros, MICROS_OF_DAY),
                    language.code(),
                    language.confidence(),
                    article.text(),
                    signals.characters(),
                    tokens,
                    article.contentHash(),
                    article.docId(),
                    true,
                    article.at().path(),
                    article.at().offset(),
                    article.charset(),
                    article.decodeErrors(),
                    signals.symbolRatio(),
                    signals.digitRatio(),
                    signals.uppercaseRatio(),
                    signals.repeatedLineRatio(),
                    signals.stopWordRatio().isPresent()
                            ? signals.stopWordRatio().getAsDouble()
                            : null,
                    signals.meanWordLength(),
                    signals.ocrNoise(),
                    signals.mojibakeRatio(),
                    article.fields(),
                    sketch.encode());
        }

        private static long micros(Optional<Instant> at) {
            return at.map(Packed::micros).orElse(Identity.UNDATED);
        }

        private static long micros(Instant at) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at);
        }
    }

    /** A row of the table of rejects, keyed by where it stands. */
    static Tuple2<byte[], byte[]> reject(Reject reject, PackedWriter packer) {
        byte[] row = PackedRow.pack(
                Rejects.TABLE,
                packer,
                reject.at().path(),
                reject.at().offset(),
                reject.stage(),
                reject.reason().code(),
                reject.message(),
                reject.excerpt());
        return new Tuple2<>(Keys.join(Shuffled.REJECT, place(reject.at())), row);
    }
}
