package dev.broadsheet.bench;

import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.corpus.KnownFile;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RowCells;
import dev.broadsheet.parquet.TableFile;
import dev.broadsheet.stage.KnownFiles;
import dev.broadsheet.table.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/**
 * What a benchmark of daily runs needs; started by {@code jobs/bench daily}.
 *
 * <pre>
 *   DailyRuns make FOLDER DAY ARTICLES     the articles of one day, as a file of JSON lines
 *   DailyRuns plan FOLDER FILES            a table of so many known files, read and compared with as many found ones
 * </pre>
 */
public final class DailyRuns {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int WORDS = 200;
    private static final int VOCABULARY = 50_000;

    private DailyRuns() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> make(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "plan" -> plan(folder, Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Writes the articles of a day, counted from 0, unless they are there; gives its date. */
    static LocalDate make(Path folder, int day, int articles) throws IOException {
        Random random = new Random(day);
        LocalDate date = FIRST.plusDays(day);
        Path file = folder.resolve(date + ".jsonl");
        if (Files.exists(file)) {
            return date;
        }
        Files.createDirectories(folder);
        Files.write(
                file,
                IntStream.range(0, articles)
                        .mapToObj(i -> "{\"id\": \"%s-%d\", \"date\": \"%s\", \"language\": \"en\", \"text\": \"%s\"}"
                                .formatted(date, i, date, text(random)))
                        .toList());
        return date;
    }

    /** Words of a vocabulary in which the n-th word is drawn about 1/n as often as the first. */
    private static String text(Random random) {
        return IntStream.range(0, WORDS)
                .mapToObj(i -> Integer.toString((int) Math.pow(VOCABULARY, random.nextDouble()) + 1_000_000, 26))
                .map(word -> word.replaceAll("[0-9]", "e"))
                .collect(Collectors.joining(" "));
    }

    private static void plan(Path folder, int count) throws IOException {
        List<KnownFile> known = IntStream.range(0, count)
                .mapToObj(i -> new KnownFile(path(i), i, i, true, FIRST, FIRST + "-0123456789ab", 0))
                .toList();
        org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(
                folder.resolve("inputs/part-00000.parquet").toUri());
        Configuration hadoop = new Configuration();
        TableFile.write(
                Inputs.TABLE,
                known.stream()
                        .<Cells>map(each -> new RowCells(KnownFiles.row(each)))
                        .iterator(),
                file,
                hadoop);
        Inventory now = new Inventory(
                IntStream.range(0, count + 1)
                        .mapToObj(i -> new InputFile("file:/" + path(i), path(i), i, i))
                        .toList(),
                List.of());
        for (int run = 0; run < 3; run++) {
            long started = System.nanoTime();
            List<KnownFile> read = KnownFiles.read(file.getParent(), hadoop);
            long compared = System.nanoTime();
            ReadingPlan plan = ReadingPlan.of(now, read, true, false);
            String name = plan.fingerprint();
            System.out.printf(
                    Locale.ROOT,
                    "RESULT {\"files\": %d, \"read_seconds\": %.2f, \"plan_seconds\": %.2f, \"to_read\": %d, \"name\": \"%s\", \"heap_mib\": %d}%n",
                    count,
                    (compared - started) / 1e9,
                    (System.nanoTime() - compared) / 1e9,
                    plan.files().size(),
                    name.substring(0, 8),
                    heap() >> 20);
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String path(int i) {
        return "feed/%04d/%03d/article-%07d.html".formatted(i / 1000, i % 1000, i);
    }
}
