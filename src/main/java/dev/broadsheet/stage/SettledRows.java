package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.corpus.Location;
import dev.broadsheet.duplicate.Sketch;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.stage.Identity.Settled;
import dev.broadsheet.table.Articles;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** Rows of {@code articles} that need not be written again → identities, words of those that count, and totals, as {@link AnalyseArticles} makes them of records. */
final class SettledRows extends AnalysedPairs<Row> {

    private static final String PUBLISHED = "published";
    private static final String FIELDS = "field_names";

    private final Map<String, Integer> numbers;
    private final String file;
    private final boolean counts;

    /**
     * @param rows with {@link #columns}
     * @param numbers of the files, by name
     * @param file the column with the name of a row's file
     * @param counts whether they lie in the window
     */
    SettledRows(
            Iterator<Row> rows, Map<String, Integer> numbers, String file, boolean counts, AnalysisSettings analysis) {
        super(rows, analysis);
        this.numbers = numbers;
        this.file = file;
        this.counts = counts;
    }

    /**
     * The columns that are needed.
     *
     * @param counts whether words are, too
     * @param more another column
     */
    static Column[] columns(boolean counts, String more) {
        Stream<Column> plain = Stream.of(
                        "doc_id",
                        "source",
                        "language",
                        "char_count",
                        "token_count",
                        "content_hash",
                        "duplicate_cluster",
                        "is_representative",
                        "input_path",
                        "input_offset",
                        "decode_errors",
                        Articles.SKETCH,
                        more)
                .map(functions::col);
        Stream<Column> made = Stream.of(
                functions.unix_micros(col("published_at")).as(PUBLISHED),
                functions.map_keys(col(Articles.FIELDS)).as(FIELDS));
        Stream<Column> text = counts ? Stream.of(col("text")) : Stream.empty();
        return Stream.of(plain, made, text).flatMap(each -> each).toArray(Column[]::new);
    }

    @Override
    void accept(Row row) {
        String language = row.getAs("language");
        OpenChunks.Place place = counts ? words(row, language) : OpenChunks.Place.NONE;
        totals().settled(
                        new Location(row.getAs("input_path"), row.<Long>getAs("input_offset")),
                        new ReadTotals.Size(language, row.getAs("char_count"), row.getAs("token_count"), counts),
                        row.getAs("decode_errors"),
                        CollectionConverters.asJava(row.<scala.collection.Seq<String>>getAs(FIELDS)));
        Long published = row.getAs(PUBLISHED);
        Identity identity = new Identity(
                place.chunk(),
                place.ordinal(),
                language,
                Keys.id(row.getAs("content_hash")),
                published == null ? Identity.UNDATED : published,
                Sketch.decode(row.getAs(Articles.SKETCH)),
                Optional.of(new Settled(
                        numbers.get(row.<String>getAs(file)),
                        Keys.id(row.getAs("duplicate_cluster")),
                        row.getAs("is_representative"))));
        give(new Tuple2<>(Keys.join(Shuffled.IDENTITY, SettledArticles.article(row)), identity.pack(packer())));
    }

    private OpenChunks.Place words(Row row, String language) {
        OpenChunks.Open chunk = chunks().of(language);
        chunk.words().record(row.getAs("text"));
        return chunks().keep(chunk, row.getAs("doc_id"), row.getAs("source"));
    }
}
