package dev.broadsheet.stage;

import dev.broadsheet.config.IngestSettings;
import dev.broadsheet.corpus.ByteSourceFactory;
import dev.broadsheet.corpus.CorpusReader;
import dev.broadsheet.corpus.InputSplit;
import dev.broadsheet.corpus.ReadRecord;
import dev.broadsheet.corpus.RecordIterator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;

/** Raw files → records: articles, rejects and skipped files. */
public final class ReadArticles {

    /** Name of the accumulator that counts raw bytes read. Only for showing progress: a task that is repeated counts twice. */
    public static final String BYTES_READ = "broadsheet.bytes";

    private ReadArticles() {}

    /**
     * Reads the splits, one task a group.
     *
     * @param groups what each task reads, in order
     * @param settings how raw files become articles
     * @param bytes opens a file
     */
    public static JavaRDD<ReadRecord> read(
            JavaSparkContext spark, List<List<InputSplit>> groups, IngestSettings settings, ByteSourceFactory bytes) {
        LongAccumulator progress = spark.sc().longAccumulator(BYTES_READ);
        return spark.parallelize(groups, Math.max(1, groups.size()))
                .mapPartitions(mine -> new Records(mine, new CorpusReader(settings), bytes, progress));
    }

    /** The records of one task's splits. Whatever is open is closed when the task ends, however it ends. */
    private static final class Records implements Iterator<ReadRecord> {

        private final Iterator<List<InputSplit>> groups;
        private final CorpusReader reader;
        private final ByteSourceFactory bytes;
        private Iterator<InputSplit> splits = List.<InputSplit>of().iterator();
        private final LongAccumulator progress;
        private Optional<RecordIterator> open = Optional.empty();

        Records(
                Iterator<List<InputSplit>> groups,
                CorpusReader reader,
                ByteSourceFactory bytes,
                LongAccumulator progress) {
            this.groups = groups;
            this.reader = reader;
            this.bytes = bytes;
            this.progress = progress;
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> close());
        }

        @Override
        public boolean hasNext() {
            while (open.isEmpty() || !open.get().hasNext()) {
                close();
                while (!splits.hasNext()) {
                    if (!groups.hasNext()) {
                        return false;
                    }
                    splits = groups.next().iterator();
                }
                InputSplit split = splits.next();
                open = Optional.of(reader.read(split, bytes.of(split.file())));
                progress.add(split.stored());
            }
            return true;
        }

        @Override
        public ReadRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return open.orElseThrow().next();
        }

        private void close() {
            open.ifPresent(RecordIterator::close);
            open = Optional.empty();
        }
    }
}
