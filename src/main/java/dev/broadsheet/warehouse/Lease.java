package dev.broadsheet.warehouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The right to write to a warehouse: one file, created exclusively, renewed while the run lives, taken over once it has
 * not been renewed for as long as it says. How long that is, the storage's dates tell and no machine's clock. Holding it is
 * checked again right before publishing, since a run that slept too long may have lost it.
 */
public final class Lease implements AutoCloseable {

    static final String FILE = "lease.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Storages date files to the second, or coarser. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    private final Storage storage;
    private final String token = UUID.randomUUID().toString();
    private final String owner;
    private final Duration lifetime;
    private final Clock clock;
    private final Instant since;
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "broadsheet-lease");
        thread.setDaemon(true);
        return thread;
    });

    private Lease(Storage storage, String owner, Duration lifetime, Clock clock) {
        this.storage = storage;
        this.owner = owner;
        this.lifetime = lifetime;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Takes the lease, or fails with {@link ExitCode#LOCKED} when a living run holds it. */
    static Lease acquire(Storage storage, String owner, Duration lifetime, Clock clock) {
        Lease lease = new Lease(storage, owner, lifetime, clock);
        try {
            if (!storage.create(FILE, lease.content())) {
                lease.takeOver();
            }
        } catch (IOException e) {
            // It may be written all the same, and would keep others out for nothing.
            lease.close();
            throw new UncheckedIOException("the lease of " + storage.root() + " cannot be written", e);
        }
        long third = Math.max(1, lifetime.toMillis() / 3);
        java.util.concurrent.Future<?> unused =
                lease.heartbeat.scheduleAtFixedRate(lease::renew, third, third, TimeUnit.MILLISECONDS);
        return lease;
    }

    /** Fails with {@link ExitCode#LOCKED} unless the lease is still held. */
    public void checkHeld() {
        if (!isHeld()) {
            throw new Failure(ExitCode.LOCKED, lost() + ". Nothing was published; start the run again.");
        }
    }

    /** Whether it is still held. */
    public boolean isHeld() {
        try {
            return isMine();
        } catch (IOException e) {
            throw new UncheckedIOException("the lease of " + storage.root() + " cannot be read", e);
        }
    }

    /** What to tell where it is not. */
    public String lost() {
        return "Another run took over " + storage.root() + " while this one gave no sign of life for "
                + lifetime.toSeconds() + " s";
    }

    Instant now() {
        return clock.instant();
    }

    private boolean isMine() throws IOException {
        return LeaseHolder.of(storage, lifetime)
                .map(holder -> holder.token().equals(token))
                .orElse(false);
    }

    private void takeOver() throws IOException {
        Version seen = storage.version(FILE);
        Optional<LeaseHolder> found = LeaseHolder.of(storage, lifetime);
        if (found.isPresent()) {
            LeaseHolder holder = found.get();
            Instant now = storage.now();
            Duration left = holder.left(now);
            if (left.compareTo(holder.lifetime().plus(COARSE)) > 0) {
                // Dated in the future: the storage's own clock was set back. From now on its holder has one lifetime
                // more.
                storage.touch(FILE, now);
                left = holder.lifetime();
            }
            if (left.compareTo(Duration.ZERO) > 0) {
                throw new Failure(
                        ExitCode.LOCKED,
                        "Another run holds " + storage.root() + ": " + holder.owner() + ", since " + holder.since()
                                + ". Wait for it to end; if it is dead, its lease ends by itself in "
                                + Math.max(1, left.toSeconds()) + " s.");
            }
        }
        boolean taken = found.isPresent() ? storage.takeOver(FILE, content(), seen) : storage.create(FILE, content());
        if (!taken) {
            throw new Failure(
                    ExitCode.LOCKED, "Another run took " + storage.root() + " at this moment. Wait for it to end.");
        }
    }

    private void renew() {
        try {
            Version seen = storage.version(FILE);
            checkHeld();
            if (!storage.swap(FILE, content(), seen)) {
                throw new IOException("another took " + storage.at(FILE) + " at this moment");
            }
        } catch (IOException | RuntimeException e) {
            // The fencing check before publishing decides; a heartbeat that fails once must not end the run.
            LoggerFactory.getLogger(Lease.class).warn("The lease was not renewed", e);
        }
    }

    private byte[] content() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(Map.of(
                        "token",
                        token,
                        "owner",
                        owner,
                        "since",
                        since.toString(),
                        "lifetime_seconds",
                        lifetime.toSeconds(),
                        "expires",
                        clock.instant().plus(lifetime).toString()));
    }

    /**
     * Gives the lease up, if it is still held. What was done under it is done: a lease that cannot be given up ends by
     * itself.
     */
    @Override
    public void close() {
        heartbeat.shutdownNow();
        try {
            if (isMine()) {
                storage.delete(FILE);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(Lease.class)
                    .warn("The lease of {} was not given up; it ends by itself", storage.root(), e);
        }
    }
}
