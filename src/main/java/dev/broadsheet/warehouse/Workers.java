package dev.broadsheet.warehouse;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Who does the reading: Spark's executors, or this very thread. */
interface Workers {

    /** Results in the order of the work. */
    <R extends Serializable> List<R> run(List<? extends Work<R>> work);

    /** This thread: for a few small files faster than a Spark job. */
    static Workers here(Configuration configuration) {
        return new Here(configuration);
    }

    /** One Spark job, a task a file, the largest first so that none is left over at the end. */
    static Workers on(JavaSparkContext context) {
        return new Executors(context);
    }

    /** See {@link #here}. */
    record Here(Configuration configuration) implements Workers {

        @Override
        public <R extends Serializable> List<R> run(List<? extends Work<R>> work) {
            List<R> results = new ArrayList<>();
            try {
                for (Work<R> one : work) {
                    results.add(one.run(configuration));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a written table cannot be read back", e);
            }
            return results;
        }
    }

    /** See {@link #on}. */
    record Executors(JavaSparkContext context) implements Workers {

        @Override
        public <R extends Serializable> List<R> run(List<? extends Work<R>> work) {
            if (work.isEmpty()) {
                return List.of();
            }
            List<Integer> order = IntStream.range(0, work.size())
                    .boxed()
                    .sorted(Comparator.comparing(i -> -work.get(i).size()))
                    .toList();
            List<Work<R>> largestFirst = new ArrayList<>();
            order.forEach(i -> largestFirst.add(work.get(i)));
            Broadcast<SerializableConfiguration> configuration =
                    context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
            List<R> found = context.parallelize(largestFirst, work.size())
                    .map(one -> one.run(configuration.value().value()))
                    .collect();
            configuration.destroy();
            Map<Integer, R> results = new HashMap<>();
            for (int i = 0; i < found.size(); i++) {
                results.put(order.get(i), found.get(i));
            }
            return IntStream.range(0, found.size()).mapToObj(results::get).toList();
        }
    }
}
