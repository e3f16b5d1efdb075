package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.duplicate.PairEvidence;
import dev.broadsheet.packed.Keys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class ShingleRequestsTest {

    private static final int TARGET_AT = Integer.BYTES;
    private static final int PLACE_AT = 2 * Integer.BYTES;

    private static List<byte[]> requests(LongStream pairs) {
        List<byte[]> keys = new ArrayList<>();
        ShingleRequests.of(pairs.toArray())
                .forEachRemaining((Tuple2<byte[], byte[]> request) -> keys.add(request._1()));
        return keys;
    }

    @Test
    void bothOfAPairAreSentToTheFirst() {
        List<byte[]> keys =
                requests(LongStream.of(PairEvidence.pair(3, 7), PairEvidence.pair(3, 9), PairEvidence.pair(7, 9)));
        assertThat(keys.stream().map(key -> Keys.small(key, 0))).containsExactly(3, 7, 3, 9, 7, 9);
        assertThat(keys.stream().map(key -> Keys.small(key, TARGET_AT))).containsExactly(3, 3, 3, 3, 7, 7);
        assertThat(keys).allSatisfy(key -> assertThat(key[PLACE_AT]).isZero());
    }

    /** 64 of its pairs go to one place; of 1,000 more each of the 16 gets some, and both of a pair go to the same. */
    @Test
    void anArticleOfManyPairsIsSentToMorePlaces() {
        List<byte[]> keys = requests(IntStream.range(0, 1064).mapToLong(i -> PairEvidence.pair(5, 10 + i)));
        Set<Byte> places = new HashSet<>();
        for (int i = 0; i < keys.size(); i += 2) {
            assertThat(Keys.small(keys.get(i), 0)).isEqualTo(5);
            assertThat(Keys.small(keys.get(i + 1), 0)).isEqualTo(10 + i / 2);
            assertThat(keys.get(i)[PLACE_AT]).isEqualTo(keys.get(i + 1)[PLACE_AT]);
            if (i < 2 * 64) {
                assertThat(keys.get(i)[PLACE_AT]).isZero();
            }
            places.add(keys.get(i)[PLACE_AT]);
        }
        assertThat(places).hasSize(16);
    }
}
