package dev.broadsheet.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a warehouse, as the lease says.
 *
 * @param token of the holder
 * @param owner process, machine and run
 * @param since by the holder's clock
 * @param lifetime how long it holds without being renewed
 * @param renewed when it last was, by the clock of the storage
 */
public record LeaseHolder(String token, String owner, String since, Duration lifetime, Instant renewed) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN = "unknown";

    /** The holder, if there is one. A lease that broke off while it was written is one of an unknown holder. */
    static Optional<LeaseHolder> of(Storage storage, Duration lifetimeIfUnknown) throws IOException {
        Optional<Instant> renewed = storage.modified(Lease.FILE);
        if (renewed.isEmpty()) {
            return Optional.empty();
        }
        JsonNode lease;
        try {
            lease = JSON.readTree(storage.read(Lease.FILE));
        } catch (JsonProcessingException e) {
            lease = JSON.createObjectNode();
        } catch (NoSuchFileException | FileNotFoundException e) {
            return Optional.empty(); // given up at this moment
        }
        return Optional.of(new LeaseHolder(
                lease.path("token").asText(),
                lease.path("owner").asText(UNKNOWN),
                lease.path("since").asText(UNKNOWN),
                Duration.ofSeconds(lease.path("lifetime_seconds").asLong(lifetimeIfUnknown.toSeconds())),
                renewed.get()));
    }

    /** How long it still holds; negative if anybody may take it. */
    public Duration left(Instant now) {
        return Duration.between(now, renewed.plus(lifetime));
    }
}
