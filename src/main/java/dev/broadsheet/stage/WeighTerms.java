package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.posexplode;

import dev.broadsheet.config.TfIdfSettings;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.weight.DocumentWeigher;
import dev.broadsheet.weight.TermIndex;
import dev.broadsheet.weight.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Chunks of counts and the vocabulary → {@code tfidf}. */
public final class WeighTerms {

    private WeighTerms() {}

    /**
     * The rows of {@code tfidf}, sorted, in so many files.
     *
     * @param chunks rows of {@link Staged#COUNTS} with the column {@code left_out}
     * @param index the numbered terms, for every task
     * @param vocabulary rows of {@code vocabulary}
     */
    public static Dataset<Row> weigh(
            Dataset<Row> chunks,
            Broadcast<TermIndex> index,
            Dataset<Row> vocabulary,
            TfIdfSettings settings,
            int files) {
        return spread(DocOrder.lay(articles(chunks, index, settings), "docId", files), vocabulary);
    }

    /**
     * The weighed articles, one row each, their terms as parallel arrays in rank order. Arrays of primitives pass through
     * Spark as blocks of memory, rows of single terms would not.
     *
     */
    private static Dataset<WeighedArticle> articles(
            Dataset<Row> chunks, Broadcast<TermIndex> vocabulary, TfIdfSettings settings) {
        Weighting weighting = new Weighting(settings.termFrequency(), settings.inverseDocumentFrequency());
        return chunks.flatMap(
                (FlatMapFunction<Row, WeighedArticle>) chunk -> articles(chunk, vocabulary.value(), weighting),
                Encoders.bean(WeighedArticle.class));
    }

    /**
     * The rows of {@code tfidf}. Rows keep the order of the articles, and within an article the order of rank.
     *
     * @param weighed articles, in the order the table is to have
     * @param vocabulary rows of {@code vocabulary}
     */
    private static Dataset<Row> spread(Dataset<WeighedArticle> weighed, Dataset<Row> vocabulary) {
        Dataset<Row> terms = weighed.select(
                col("docId").as("doc_id"),
                col("counts"),
                col("weights"),
                posexplode(col("termIds")).as(new String[] {"place", "term_id"}));
        Column rank = col("place").plus(1);
        Dataset<Row> rows = terms.select(
                col("doc_id"),
                col("term_id"),
                element_at(col("counts"), rank).as("term_frequency"),
                element_at(col("weights"), rank).as("tf_idf"),
                rank.as("rank"));
        return rows.join(broadcast(vocabulary.select("term_id", "term")), "term_id")
                .select(Arrays.stream(TfIdf.TABLE.columnNames())
                        .map(functions::col)
                        .toArray(Column[]::new));
    }

    private static Iterator<WeighedArticle> articles(Row chunk, TermIndex vocabulary, Weighting weighting) {
        List<WeighedArticle> articles = new ArrayList<>();
        new DocumentWeigher(vocabulary, weighting)
                .weigh(
                        CountRows.counts(chunk),
                        CountRows.leftOut(chunk),
                        article -> articles.add(new WeighedArticle(article)));
        return articles.iterator();
    }
}
