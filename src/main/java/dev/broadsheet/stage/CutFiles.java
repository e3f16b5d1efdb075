package dev.broadsheet.stage;

import dev.broadsheet.config.IngestSettings;
import dev.broadsheet.corpus.ByteSourceFactory;
import dev.broadsheet.corpus.Cuts;
import dev.broadsheet.corpus.FileCuts;
import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.corpus.InputSplit;
import dev.broadsheet.corpus.SplitPlan;
import dev.broadsheet.corpus.SplitPlan.Part;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/** Files → splits: what one task would read for long is cut where its content allows. */
final class CutFiles {

    private CutFiles() {}

    /** The splits of all files, in no order; looks into large files alone, each part of one in a task of its own. */
    static List<InputSplit> cut(
            JavaSparkContext spark,
            List<InputFile> files,
            long splitBytes,
            IngestSettings settings,
            ByteSourceFactory bytes) {
        List<Part> parts = files.stream()
                .flatMap(file -> SplitPlan.parts(file, splitBytes).stream())
                .toList();
        List<Cuts> found = parts.isEmpty()
                ? List.of()
                : spark.parallelize(parts, parts.size())
                        .map(part -> new FileCuts(settings)
                                .find(
                                        part.file(),
                                        part.from(),
                                        part.to(),
                                        SplitPlan.step(part.file(), splitBytes),
                                        bytes.of(part.file())))
                        .collect();
        List<InputSplit> splits = new ArrayList<>();
        int next = 0;
        for (InputFile file : files) {
            int count = SplitPlan.parts(file, splitBytes).size();
            splits.addAll(SplitPlan.cut(file, found.subList(next, next + count), splitBytes));
            next += count;
        }
        return splits;
    }
}
