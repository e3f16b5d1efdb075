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
 * Touches the classes that every run needs, so that the launcher can keep them in a class archive. It starts Spark, shuffles
 * a few rows, writes them as Parquet and reads them back.
 */
final class WarmUp {

    private WarmUp() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("broadsheet-warm-up");
        LoadedSettings settings =
                new SettingsLoader(Map.of(), folder, Clock.systemUTC()).load(Optional.empty(), List.of());
        Console console = Console.plain(System.out, System.err, Clock.systemUTC());
        try (SparkSession spark = Sessions.open(Job.PIPELINE, settings, console)) {
            Commands.forHelp().getUsageMessage();
            String table = folder.resolve("table").toString();
            spark.range(100)
                    .selectExpr("cast(id % 7 as string) as word", "id as amount", "split('a b', ' ') as words")
                    .groupBy("word")
                    .agg(Map.of("amount", "sum"))
                    .orderBy("word")
                    .write()
                    .parquet(table);
            spark.read().parquet(table).selectExpr("sum(length(word))").collectAsList();
        } finally {
            delete(folder);
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
