package dev.broadsheet.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Keys sort as what they stand for. */
class KeysTest {

    @Property
    void numbersSortAsNumbers(
            @ForAll @LongRange(max = Long.MAX_VALUE) long a, @ForAll @LongRange(max = Long.MAX_VALUE) long b) {
        assertThat(Integer.signum(Arrays.compareUnsigned(Keys.number(a), Keys.number(b))))
                .isEqualTo(Long.compare(a, b));
        assertThat(Keys.number(Keys.number(a), 0)).isEqualTo(a);
    }

    /** Joined with what follows, a text sorts before all that it is the beginning of. */
    @Property
    void textsSortByCodePointsWhateverFollows(
            @ForAll @StringLength(max = 4) @NumericChars String a,
            @ForAll @StringLength(max = 4) @NumericChars String b,
            @ForAll @LongRange(max = Long.MAX_VALUE) long after,
            @ForAll @LongRange(max = Long.MAX_VALUE) long behind) {
        byte[] first = Keys.join(Keys.text(a), Keys.number(after));
        byte[] second = Keys.join(Keys.text(b), Keys.number(behind));
        Comparator<byte[]> bytes = Arrays::compareUnsigned;
        int expected = bytes.compare(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        if (expected == 0) {
            expected = Long.compare(after, behind);
        }
        assertThat(Integer.signum(Arrays.compareUnsigned(first, second))).isEqualTo(Integer.signum(expected));
    }

    @Property
    void idsAreWhatTheyWere(@ForAll @Size(Keys.ID_BYTES) byte[] id) {
        String hex = Keys.hex(Keys.join(new byte[] {7}, id), 1);
        assertThat(hex).hasSize(32);
        assertThat(Keys.id(hex)).isEqualTo(id);
    }

    /** Ranges are ascending and cover all parts: the lowest id falls into the first, the highest into the last. */
    @Property
    void rangesAscendWithIds(
            @ForAll @Size(Keys.ID_BYTES) byte[] a,
            @ForAll @Size(Keys.ID_BYTES) byte[] b,
            @ForAll @IntRange(min = 1, max = 5000) int parts) {
        int first = Keys.range(a, 0, parts);
        int second = Keys.range(b, 0, parts);
        assertThat(first).isBetween(0, parts - 1);
        if (Arrays.compareUnsigned(a, b) <= 0) {
            assertThat(first).isLessThanOrEqualTo(second);
        }
    }

    @Test
    void theLastIdIsInTheLastRange() {
        byte[] last = new byte[Keys.ID_BYTES];
        assertThat(Keys.range(last, 0, 4096)).isZero();
        Arrays.fill(last, (byte) 0xFF);
        assertThat(Keys.range(last, 0, 4096)).isEqualTo(4095);
    }
}
