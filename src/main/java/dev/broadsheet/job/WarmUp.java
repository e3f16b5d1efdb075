package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Touches the classes that every run needs, so that the launcher can keep them in a class archive. It runs a job over a few
 * texts of its own, and a query of the kind that topics need.
 */
final class WarmUp {

    private static final int TEXTS = 12;

    private WarmUp() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("broadsheet-warm-up");
        Clock clock = Clock.systemUTC();
        Console console = Console.plain(System.out, System.err, clock);
        try {
            Path texts = Files.createDirectory(folder.resolve("texts"));
            for (int i = 0; i < TEXTS; i++) {
                Files.writeString(texts.resolve(i + ".txt"), text(i));
            }
            Files.writeString(
                    texts.resolve("more.jsonl"),
                    "{\"id\": \"1\", \"date\": \"2024-05-06\", \"text\": \"One more.\"}\n");
            PipelineRunner pipeline = new PipelineRunner(clock);
            String warehouse = folder.resolve("warehouse").toString();
            int code = new Main(pipeline, pipeline, pipeline, pipeline, Map.of(), folder, clock)
                    .run(console, "tfidf", "--input", texts.toString(), "--warehouse", warehouse);
            if (code != 0) {
                throw new IllegalStateException("the job ended with exit code " + code);
            }
            query(folder, console);
        } finally {
            delete(folder);
        }
    }

    /** Not the same text twice, so that nothing is left out as a copy. */
    private static String text(int number) {
        return ("The ministers of %d countries met on Monday to talk about fisheries, harbours and Zürich's trains. "
                        + "“Nothing was decided,” one of them said; the next meeting won't be before the 3.5 years' end.\n")
                .formatted(number)
                .repeat(number + 1);
    }

    private static void query(Path folder, Console console) throws IOException {
        LoadedSettings settings =
                new SettingsLoader(Map.of(), folder, Clock.systemUTC()).load(Optional.empty(), List.of());
        try (SparkSession spark = Sessions.open(Job.PIPELINE, settings, console)) {
            String table = folder.resolve("table").toString();
            spark.range(100)
                    .selectExpr("cast(id % 7 as string) as word", "id as amount", "split('a b', ' ') as words")
                    .groupBy("word")
                    .agg(Map.of("amount", "sum"))
                    .orderBy("word")
                    .write()
                    .parquet(table);
            spark.read().parquet(table).selectExpr("sum(length(word))").collectAsList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
