package dev.broadsheet.packed;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PackedWriterTest {

    @Property
    void allAtOnceAsOneByOne(@ForAll int[] values, @ForAll byte[] before) {
        PackedWriter single = new PackedWriter().bytes(before);
        for (int value : values) {
            single.bits(value);
        }
        byte[] packed =
                new PackedWriter().bytes(before).allBits(values).flag(true).take();
        assertThat(packed).isEqualTo(single.flag(true).take());
        PackedReader in = new PackedReader(packed);
        assertThat(in.bytes()).isEqualTo(before);
        assertThat(in.allBits(values.length)).isEqualTo(values);
        assertThat(in.flag()).isTrue();
        assertThat(in.atEnd()).isTrue();
    }
}
