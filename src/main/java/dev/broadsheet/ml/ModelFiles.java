package dev.broadsheet.ml;

import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.lda.TopicSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A saved model: {@code metadata} as every stage of Spark ML has it, and in Parquet {@code data}, one row with the priors, and {@code
 * counts}, one row for each term that had a token.
 */
final class ModelFiles {

    private static final ArrayType INTS = DataTypes.createArrayType(DataTypes.IntegerType, false);

    private static final StructType DATA = new StructType()
            .add("vocab_size", DataTypes.IntegerType, false)
            .add("samples", DataTypes.IntegerType, false)
            .add("doc_concentration", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
            .add("topic_concentration", DataTypes.DoubleType, false);

    /** {@code counts} are sums over samples. */
    private static final StructType COUNTS = new StructType()
            .add("term", DataTypes.IntegerType, false)
            .add("topics", INTS, false)
            .add("counts", INTS, false);

    private ModelFiles() {}

    private static String data(String path) {
        return new Path(path, "data").toString();
    }

    private static String counts(String path) {
        return new Path(path, "counts").toString();
    }

    /** Writes a model. */
    static final class Writer extends MLWriter {

        private final GibbsLdaModel model;

        Writer(GibbsLdaModel model) {
            this.model = model;
        }

        @Override
        public void saveImpl(String path) {
            DefaultParamsWriter.saveMetadata(model, path, sparkSession());
            TopicSums topics = model.topics();
            Row priors = RowFactory.create(
                    topics.vocabularySize(),
                    topics.samples(),
                    topics.concentrations().documents(),
                    topics.concentrations().topics());
            sparkSession()
                    .createDataFrame(List.of(priors), DATA)
                    .coalesce(1)
                    .write()
                    .parquet(data(path));
            sparkSession()
                    .createDataFrame(rows(topics.counts()), COUNTS)
                    .coalesce(1)
                    .write()
                    .parquet(counts(path));
        }

        private static List<Row> rows(TopicCounts counts) {
            List<Row> rows = new ArrayList<>();
            for (int word = 0; word < counts.vocabularySize(); word++) {
                int size = counts.start(word + 1) - counts.start(word);
                int first = counts.start(word);
                int[] topics = new int[size];
                int[] tokens = new int[size];
                Arrays.setAll(topics, i -> counts.topic(first + i));
                Arrays.setAll(tokens, i -> counts.count(first + i));
                if (size > 0) {
                    rows.add(RowFactory.create(word, topics, tokens));
                }
            }
            return rows;
        }
    }

    /** Reads a model. */
    static final class Reader extends MLReader<GibbsLdaModel> {

        @Override
        public GibbsLdaModel load(String path) {
            DefaultParamsReader.Metadata metadata =
                    DefaultParamsReader.loadMetadata(path, sparkSession(), GibbsLdaModel.class.getName());
            Row data = sparkSession().read().schema(DATA).parquet(data(path)).first();
            List<Double> alpha = data.getList(2);
            List<Row> rows = sparkSession()
                    .read()
                    .schema(COUNTS)
                    .parquet(counts(path))
                    .orderBy("term")
                    .collectAsList();
            GibbsLdaModel model = new GibbsLdaModel(
                    metadata.uid(),
                    new TopicSums(
                            sums(rows, data.getInt(0), alpha.size()),
                            data.getInt(1),
                            new Concentrations(
                                    alpha.stream()
                                            .mapToDouble(Double::doubleValue)
                                            .toArray(),
                                    data.getDouble(3))));
            metadata.getAndSetParams(model, scala.Option.empty());
            return model;
        }

        private static TopicCounts sums(List<Row> rows, int vocabularySize, int topicCount) {
            TopicCounts.Builder counts = new TopicCounts.Builder(topicCount);
            Iterator<Row> stored = rows.iterator();
            Optional<Row> next = next(stored);
            for (int word = 0; word < vocabularySize; word++) {
                if (next.isPresent() && next.get().getInt(0) == word) {
                    List<Integer> ofWord = next.get().getList(1);
                    List<Integer> tokens = next.get().getList(2);
                    for (int i = 0; i < ofWord.size(); i++) {
                        counts.add(ofWord.get(i), tokens.get(i));
                    }
                    next = next(stored);
                }
                counts.endWord();
            }
            return counts.build();
        }

        private static Optional<Row> next(Iterator<Row> rows) {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        }
    }
}
