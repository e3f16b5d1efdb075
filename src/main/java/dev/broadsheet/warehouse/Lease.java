package dev.broadsheet.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
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

/**
 * The right to write to a warehouse: one file, created exclusively, renewed while the run lives, taken over once it has
 * expired. Holding it is checked again right before publishing, since a run that slept too long may have lost it.
 */
public final class Lease implements AutoCloseable {

    private static final String FILE = "lease.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Storage storage;
    private final String token = UUID.randomUUID().toString();
    private final String owner;
    private final Duration duration;
    private final Clock clock;
    private final Instant since;
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "broadsheet-lease");
        thread.setDaemon(true);
        return thread;
    });

    private Lease(Storage storage, String owner, Duration duration, Clock clock) {
        this.storage = storage;
        this.owner = owner;
        this.duration = duration;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Takes the lease, or fails with {@link ExitCode#LOCKED} when a living run holds it. */
    static Lease acquire(Storage storage, String owner, Duration duration, Clock clock) {
        Lease lease = new Lease(storage, owner, duration, clock);
        try {
            if (!storage.create(FILE, lease.content())) {
                lease.takeOver();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lease of " + storage.root() + " cannot be written", e);
        }
        long third = Math.max(1, duration.toMillis() / 3);
        java.util.concurrent.Future<?> unused =
                lease.heartbeat.scheduleAtFixedRate(lease::renew, third, third, TimeUnit.MILLISECONDS);
        return lease;
    }

    /** Fails with {@link ExitCode#LOCKED} unless the lease is still held. */
    public void checkHeld() {
        try {
            Optional<JsonNode> found = found();
            if (found.isEmpty() || !token.equals(found.get().path("token").asText())) {
                throw new Failure(
                        ExitCode.LOCKED,
                        "Another run took over " + storage.root() + " while this one gave no sign of life for "
                                + duration.toSeconds() + " s. Nothing was published; start the run again.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lease of " + storage.root() + " cannot be read", e);
        }
    }

    private void takeOver() throws IOException {
        Optional<JsonNode> found = found();
        if (found.isPresent()) {
            Instant expires = Instant.parse(found.get().path("expires").asText());
            if (clock.instant().isBefore(expires)) {
                throw new Failure(
                        ExitCode.LOCKED,
                        "Another run holds " + storage.root() + ": "
                                + found.get().path("owner").asText() + ", since "
                                + found.get().path("since").asText()
                                + ". Wait for it to end; if it is dead, its lease ends by itself at "
                                + expires + ".");
            }
            storage.delete(FILE);
        }
        if (!storage.create(FILE, content())) {
            throw new Failure(
                    ExitCode.LOCKED, "Another run took " + storage.root() + " at this moment. Wait for it to end.");
        }
    }

    private Optional<JsonNode> found() throws IOException {
        return storage.exists(FILE) ? Optional.of(JSON.readTree(storage.read(FILE))) : Optional.empty();
    }

    private void renew() {
        try {
            checkHeld();
            storage.replace(FILE, content());
        } catch (IOException | RuntimeException e) {
            // The fencing check before publishing decides; a heartbeat that fails once must not end the run.
            org.slf4j.LoggerFactory.getLogger(Lease.class).warn("The lease was not renewed", e);
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
                        "expires",
                        clock.instant().plus(duration).toString()));
    }

    /** Gives the lease up, if it is still held. */
    @Override
    public void close() {
        heartbeat.shutdownNow();
        try {
            Optional<JsonNode> found = found();
            if (found.isPresent() && token.equals(found.get().path("token").asText())) {
                storage.delete(FILE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lease of " + storage.root() + " cannot be given up", e);
        }
    }
}
