package dev.broadsheet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lease and pointer on S3, where nothing is renamed at once. */
class ConditionalFilesStorageIT {

    private static final int AT_ONCE = 8;
    private static final int ROUNDS = 10;
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final String folder = S3.folder();
    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        storage = new Storage(new Path(folder), S3.configuration());
    }

    @Test
    void ofManyWhoCreateOneSucceeds() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "file-" + round;
            assertThat(succeeding(writer -> storage.create(name, bytes(writer))))
                    .hasSize(1);
        }
    }

    @Test
    void ofManyWhoStartOneGetsTheLeaseAndTheOthersEndAsLocked() throws Exception {
        assertThat(succeeding(this::acquires)).hasSize(1);
    }

    @Test
    void ofManyWhoFindAStaleLeaseOneTakesItOver() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            storage.replace(
                    Lease.FILE,
                    bytes("{\"token\": \"of one that is dead\", \"owner\": \"dead\", \"lifetime_seconds\": 0}"));
            assertThat(succeeding(this::acquires)).hasSize(1);
        }
    }

    @Test
    void noReplacementIsLostAndReadersSeeOneOrTheOther() throws Exception {
        storage.replace(Warehouse.CURRENT, bytes("0"));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        Future<Integer> read = reader.submit(() -> {
            int last = 0;
            int reads = 0;
            for (; !done.get(); reads++) {
                int now = number();
                assertThat(now).isGreaterThanOrEqualTo(last);
                last = now;
            }
            return reads;
        });
        assertThat(succeeding(writer -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        addOne();
                    }
                    return true;
                }))
                .hasSize(AT_ONCE);
        done.set(true);
        assertThat(read.get()).isPositive();
        reader.shutdown();
        assertThat(number()).isEqualTo(AT_ONCE * ROUNDS);
    }

    @Test
    void whoWokeUpLateDoesNotReplaceWhatAnotherPublished() throws IOException {
        storage.replace(Warehouse.CURRENT, bytes("before"));
        Version seen = storage.version(Warehouse.CURRENT);
        assertThat(storage.swap(Warehouse.CURRENT, bytes("of another"), seen)).isTrue();
        assertThat(storage.swap(Warehouse.CURRENT, bytes("late"), seen)).isFalse();
        assertThat(storage.read(Warehouse.CURRENT)).asString().isEqualTo("of another");
    }

    @Test
    void whatIsGoneIsNotReplaced() throws IOException {
        storage.replace(Warehouse.CURRENT, bytes("before"));
        Version seen = storage.version(Warehouse.CURRENT);
        storage.delete(Warehouse.CURRENT);
        assertThat(storage.swap(Warehouse.CURRENT, bytes("late"), seen)).isFalse();
        assertThat(storage.exists(Warehouse.CURRENT)).isFalse();
    }

    @Test
    void aPutThatTheClientRepeatsForWantOfAnAnswerIsDone() throws IOException {
        assertThat(storage.create(Lease.FILE, bytes("token"))).isTrue();
        assertThat(storage.create(Lease.FILE, bytes("token"))).isTrue();
        assertThat(storage.create(Lease.FILE, bytes("another"))).isFalse();
    }

    @Test
    void withoutConditionsNothingIsWritten() {
        Configuration configuration = S3.configuration();
        configuration.set("fs.s3a.create.conditional.enabled", "false");
        configuration.set("fs.s3a.impl.disable.cache", "true");
        Warehouse warehouse = Warehouse.at(folder, configuration);
        assertThatThrownBy(() -> warehouse.acquire("a test", LIFETIME, Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("fs.s3a.create.conditional.enabled");
        assertThat(warehouse.exists()).isFalse();
    }

    private void addOne() throws IOException {
        boolean replaced = false;
        while (!replaced) {
            Version seen = storage.version(Warehouse.CURRENT);
            int now = number();
            replaced = storage.swap(
                    Warehouse.CURRENT,
                    bytes(now + 1 + " by " + Thread.currentThread().getName()),
                    seen);
        }
    }

    private int number() throws IOException {
        String content = new String(storage.read(Warehouse.CURRENT), StandardCharsets.UTF_8);
        return Integer.parseInt(content.split(" ", 2)[0]);
    }

    private boolean acquires(String writer) {
        try {
            Lease unused = Lease.acquire(storage, writer, LIFETIME, Clock.systemUTC());
            return true;
        } catch (Failure locked) {
            assertThat(locked.exitCode()).isEqualTo(ExitCode.LOCKED);
            return false;
        }
    }

    private interface Try {
        boolean by(String writer) throws IOException;
    }

    /** Those of several at once who succeed. */
    private static List<String> succeeding(Try each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String writer = "writer " + i;
            tries.add(() -> each.by(writer));
        }
        List<String> succeeded = new ArrayList<>();
        List<Future<Boolean>> ended = threads.invokeAll(tries);
        for (int i = 0; i < AT_ONCE; i++) {
            if (ended.get(i).get()) {
                succeeded.add("writer " + i);
            }
        }
        threads.shutdown();
        return succeeded;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
