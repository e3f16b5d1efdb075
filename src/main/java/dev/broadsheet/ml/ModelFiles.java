package dev.broadsheet.ml;

import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.SampledTopics;
import dev.broadsheet.lda.TopicCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
            SampledTopics topics = model.topics();
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
                    .createDataFrame(rows(topics.sums()), COUNTS)
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
                    new SampledTopics(
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
            int pairs = rows.stream().mapToInt(row -> row.getList(1).size()).sum();
            int[] starts = new int[vocabularySize + 1];
            short[] topics = new short[pairs];
            int[] counts = new int[pairs];
            int size = 0;
            for (Row row : rows) {
                List<Integer> ofWord = row.getList(1);
                List<Integer> tokens = row.getList(2);
                for (int i = 0; i < ofWord.size(); i++) {
                    topics[size] = ofWord.get(i).shortValue();
                    counts[size++] = tokens.get(i);
                }
                starts[row.getInt(0) + 1] = ofWord.size();
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            return TopicCounts.of(topicCount, starts, topics, counts);
        }
    }
}
