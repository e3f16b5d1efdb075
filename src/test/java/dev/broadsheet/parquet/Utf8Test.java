package dev.broadsheet.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

/** The validator against the JDK's decoder. */
class Utf8Test {

    @Property
    void agreesWithTheDecoderOnAnyBytes(@ForAll("nearlyText") byte[] bytes) {
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(decodes(bytes));
    }

    @Property
    void everyTextIsValidAndCutOffOnlyBetweenCharacters(@ForAll String text, @ForAll int cut) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int to = bytes.length == 0 ? 0 : Math.floorMod(cut, bytes.length);
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
        boolean between = to == 0 || (bytes[to] & 0xC0) != 0x80;
        assertThat(Utf8.isValid(bytes, 0, to)).isEqualTo(between);
    }

    /** Every lead byte with every second byte: all that decides about overlong forms, surrogates and the end of Unicode. */
    @Test
    void agreesWithTheDecoderOnEveryBeginning() {
        for (int lead = 0; lead < 256; lead++) {
            for (int second = 0; second < 256; second++) {
                for (int third : new int[] {0x41, 0x7F, 0x80, 0xBF, 0xC0}) {
                    byte[] bytes = {(byte) lead, (byte) second, (byte) third, (byte) 0x80};
                    for (int to = 0; to <= bytes.length; to++) {
                        byte[] part = java.util.Arrays.copyOf(bytes, to);
                        assertThat(Utf8.isValid(part, 0, to))
                                .as("%x %x %x, %d bytes", lead, second, third, to)
                                .isEqualTo(decodes(part));
                    }
                }
            }
        }
    }

    @Test
    void aValueWithinALargerBufferIsTheValueOnly() {
        byte[] bytes = {(byte) 0xFF, 'a', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF};
        assertThat(Utf8.isValid(Binary.fromConstantByteBuffer(ByteBuffer.wrap(bytes, 1, 3))))
                .isTrue();
        assertThat(Utf8.isValid(Binary.fromConstantByteBuffer(
                        ByteBuffer.wrap(bytes, 1, 3).slice().asReadOnlyBuffer())))
                .isTrue();
        assertThat(Utf8.isValid(Binary.fromConstantByteArray(bytes, 1, 4))).isFalse();
    }

    /** Text with bytes of all kinds strewn in: random bytes alone would hardly ever be valid. */
    @Provide
    Arbitrary<byte[]> nearlyText() {
        Arbitrary<byte[]> piece = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.strings().ascii().ofMaxLength(40).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(2));
        return piece.list().ofMaxSize(5).map(Utf8Test::joined);
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteBuffer all = ByteBuffer.allocate(
                pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(all::put);
        return all.array();
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
