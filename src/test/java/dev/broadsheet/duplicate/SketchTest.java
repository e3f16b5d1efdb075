package dev.broadsheet.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SketchTest {

    @Property
    void comesBack(@ForAll @Size(min = 1, max = 128) int[] bands, @ForAll @Size(max = 512) int[] runs) {
        Sketch back = Sketch.decode(new Sketch(bands, runs).encode());
        assertThat(back.bands()).isEqualTo(bands);
        assertThat(back.runs()).isEqualTo(runs);
    }

    @Test
    void noneIsNoText() {
        assertThat(Sketch.none().encode()).isEmpty();
        assertThat(Sketch.decode("").isNone()).isTrue();
    }

    /** One band (00 01), the hash -1 (ff ff ff ff) and the run 2 (00 00 00 02): ten bytes, by RFC 4648 written AAH/////AAAAAg==. */
    @Test
    void isWrittenByHand() {
        assertThat(new Sketch(new int[] {-1}, new int[] {2}).encode()).isEqualTo("AAH/////AAAAAg==");
    }
}
