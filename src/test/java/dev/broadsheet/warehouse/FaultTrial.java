package dev.broadsheet.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/**
 * Breaks the n-th operation of a kind, for every n until none breaks any more, while something is done to a warehouse, and looks
 * each time what readers see, whether the next try needs no help, and whether it then comes out as if nothing had happened.
 */
public final class FaultTrial {

    /** What is done to a warehouse that has two publications, and what readers see after it. */
    public enum Work {
        RUN("a run") {
            @Override
            void on(Warehouse warehouse) {
                if (!warehouse.current().orElseThrow().history().contains(NEXT.value())) {
                    SmallRuns.run(warehouse, "next", CLOCK);
                }
            }
        },
        ROLLBACK("jobs/run rollback") {
            @Override
            void on(Warehouse warehouse) {
                try (Lease lease = warehouse.acquire("rollback", SmallRuns.LIFETIME, CLOCK)) {
                    warehouse.rollback(Optional.of(FIRST), true, lease);
                }
            }
        },
        GC("jobs/run gc") {
            @Override
            void on(Warehouse warehouse) {
                try (Lease lease = warehouse.acquire("gc", SmallRuns.LIFETIME, CLOCK)) {
                    Cleanup.Keep keep = new Cleanup.Keep(1, Duration.ZERO, SmallRuns.LIFETIME, SmallRuns.RESUMABLE);
                    warehouse.carryOut(warehouse.cleanup(keep, lease), lease);
                }
            }
        };

        private final String words;

        Work(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        abstract void on(Warehouse warehouse);
    }

    /**
     * What became of the faults of one kind and mode.
     *
     * @param times how many were injected, each at another operation
     * @param old after how many readers saw the state of before
     * @param fresh after how many they saw the new one
     * @param unnoticed how many the work got over by itself
     * @param waited how many left a lease that the next try had to wait for
     */
    public record Tally(
            Work work, Fault.Kind kind, Fault.Mode mode, int times, int old, int fresh, int unnoticed, int waited) {}

    private static final Fault NONE = new Fault(Fault.Kind.LIST, 0, Fault.Mode.DONE);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final RunId FIRST = SmallRuns.id("first");
    private static final RunId NEXT = SmallRuns.id("next");
    private static final String TEMPLATE = "template";

    private final FaultPlace place;
    private final FileSystem files;
    private final SortedMap<String, String> before;
    private final Map<Work, SortedMap<String, String>> after = new EnumMap<>(Work.class);
    private int copies;

    FaultTrial(FaultPlace place) {
        this.place = place;
        Fault.reset();
        try {
            this.files = place.faulty().getFileSystem(place.configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SmallRuns.run(faulty(TEMPLATE), "first", CLOCK);
        SmallRuns.run(faulty(TEMPLATE), "second", CLOCK);
        before = seen(TEMPLATE, NONE);
    }

    /** All faults of a kind and mode. */
    public Tally tally(Work work, Fault.Kind kind, Fault.Mode mode) {
        SortedMap<String, String> undisturbed = after.computeIfAbsent(work, this::undisturbed);
        int old = 0;
        int fresh = 0;
        int unnoticed = 0;
        int waited = 0;
        for (int number = 1; ; number++) {
            Fault fault = new Fault(kind, number, mode);
            String warehouse = copy();
            boolean failed = !works(warehouse, work, fault);
            boolean struck = Fault.hasStruck();
            Fault.disarm();
            SortedMap<String, String> seen = seen(warehouse, fault);
            require(failed ? struck : seen.equals(undisturbed), fault + " and " + work + " came out as " + seen);
            if (!struck) {
                delete(warehouse);
                return new Tally(work, kind, mode, number - 1, old, fresh, unnoticed, waited);
            }
            boolean isOld = seen.equals(before) && !seen.equals(undisturbed);
            require(isOld || seen.equals(undisturbed), fault + ": readers see neither state but " + seen);
            old += isOld ? 1 : 0;
            fresh += isOld ? 0 : 1;
            unnoticed += failed ? 0 : 1;
            waited += again(warehouse, work, fault) ? 1 : 0;
            require(seen(warehouse, fault).equals(undisturbed), fault + " shows after the next try");
            require(
                    mode != Fault.Mode.NOT_DONE
                            || kind == Fault.Kind.DELETE
                            || leftovers(warehouse).isEmpty(),
                    fault + " leaves " + leftovers(warehouse));
            delete(warehouse);
        }
    }

    private SortedMap<String, String> undisturbed(Work work) {
        String warehouse = copy();
        Fault.reset();
        work.on(faulty(warehouse));
        SortedMap<String, String> seen = seen(warehouse, NONE);
        delete(warehouse);
        return seen;
    }

    private boolean works(String warehouse, Work work, Fault fault) {
        Fault.arm(fault);
        try {
            work.on(faulty(warehouse));
            return true;
        } catch (RuntimeException expected) {
            return false;
        }
    }

    /** The next try, as a scheduler would make it. Whether it had to wait for a lease nobody gave up. */
    private boolean again(String warehouse, Work work, Fault fault) {
        Fault none = new Fault(fault.kind(), 0, fault.mode());
        boolean leased = asked(() -> files.exists(at(warehouse, Lease.FILE)));
        if (works(warehouse, work, none)) {
            return false;
        }
        require(leased, fault + ": the next try fails");
        silent(warehouse);
        require(works(warehouse, work, none), fault + ": the next try fails after the lease has ended");
        return true;
    }

    /**
     * What readers see: the run and the checksums of all files, which are as they were written. The counts add up, whether by
     * the manifest or by the rows.
     */
    private SortedMap<String, String> seen(String name, Fault fault) {
        Warehouse warehouse = Warehouse.at(new Path(place.plain(), name).toString(), place.configuration());
        Published now = warehouse.current().orElseThrow();
        require(warehouse.amiss(now, true).isEmpty(), fault + ": " + warehouse.amiss(now, true));
        SortedMap<String, String> seen = new TreeMap<>();
        seen.put("run", now.run());
        for (String run : now.runs()) {
            Manifest manifest = warehouse.manifest(new RunId(run)).orElseThrow();
            long accounted = manifest.counts().get("kept")
                    + manifest.counts().get("rejected")
                    + manifest.counts().get("duplicates");
            require(manifest.counts().get("read") == accounted, fault + ": the counts do not add up");
            for (WrittenTable table : manifest.tables()) {
                seen.put(run + "/" + table.name(), table.toString());
                require(
                        !table.name().equals("rejects")
                                || table.rows() == manifest.counts().get("rejected"),
                        fault + ": rejects are not what was counted");
            }
        }
        return seen;
    }

    private List<String> leftovers(String warehouse) {
        return asked(() -> Arrays.stream(files.listStatus(at(warehouse, "")))
                .map(each -> each.getPath().getName())
                .filter(name -> name.startsWith("."))
                .toList());
    }

    private void silent(String warehouse) {
        asked(() -> {
            place.silence().of(files, at(warehouse, Lease.FILE));
            return true;
        });
    }

    private Path at(String warehouse, String name) {
        Path folder = new Path(place.faulty(), warehouse);
        return name.isEmpty() ? folder : new Path(folder, name);
    }

    private Warehouse faulty(String name) {
        return Warehouse.at(at(name, "").toString(), place.configuration());
    }

    private String copy() {
        String copy = "copy-" + copies++;
        return asked(() -> {
            require(
                    FileUtil.copy(files, at(TEMPLATE, ""), files, at(copy, ""), false, place.configuration()),
                    "no copy was made");
            return copy;
        });
    }

    private void delete(String warehouse) {
        asked(() -> files.delete(at(warehouse, ""), true));
    }

    private static <T> T asked(Fault.Operation<T> operation) {
        try {
            return operation.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** The rows of a table: work, operation, how it fails, faults, old, new, got over, waited. */
    public static List<String> rows(List<Tally> tallies) {
        return tallies.stream()
                .map(row -> "| %s | %s | %s | %d | %d | %d | %d | %d |"
                        .formatted(
                                row.work().words(),
                                row.kind().name().toLowerCase(Locale.ROOT),
                                row.mode().meaning(),
                                row.times(),
                                row.old(),
                                row.fresh(),
                                row.unnoticed(),
                                row.waited()))
                .toList();
    }

    /** Prints a row of a table for every kind and mode: {@code FaultTrial FOLDER}. */
    public static void main(String[] arguments) {
        FaultTrial trial = new FaultTrial(FaultPlace.local(java.nio.file.Path.of(arguments[0])));
        List<Tally> tallies = new ArrayList<>();
        for (Work work : Work.values()) {
            for (Fault.Mode mode : Fault.Mode.values()) {
                for (Fault.Kind kind : Fault.Kind.values()) {
                    if (mode != Fault.Mode.FULL || kind == Fault.Kind.WRITE) {
                        tallies.add(trial.tally(work, kind, mode));
                    }
                }
            }
        }
        rows(tallies).forEach(System.out::println);
    }
}
