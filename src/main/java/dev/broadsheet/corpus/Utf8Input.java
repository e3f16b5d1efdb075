package dev.broadsheet.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.io.input.ReaderInputStream;

/**
 * Bytes in which lines can be told apart and an ASCII character is one byte: as they are, or brought into UTF-8 from UTF-16
 * and UTF-32.
 *
 * @param charset what the bytes of a line are to be decoded with
 */
record Utf8Input(InputStream in, Charset charset) {

    private static final int HEAD = 4096;

    static Utf8Input of(ReaderTools tools, BufferedInputStream in) throws IOException {
        byte[] head = Heads.peek(in, HEAD);
        Optional<Charset> wide = tools.transcoding(head);
        if (wide.isPresent()) {
            in.skipNBytes(ByteOrderMark.of(head, head.length)
                    .map(ByteOrderMark::length)
                    .orElse(0));
            return new Utf8Input(recoded(in, wide.get()), StandardCharsets.UTF_8);
        }
        boolean marked = ByteOrderMark.of(head, head.length).isPresent();
        Charset narrow = tools.settings()
                .charset()
                .filter(name -> !marked)
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
        return new Utf8Input(in, narrow);
    }

    /** The same text in UTF-8; what is malformed becomes U+FFFD. */
    static InputStream recoded(InputStream in, Charset from) throws IOException {
        InputStreamReader reader = new InputStreamReader(
                in,
                from.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        return ReaderInputStream.builder()
                .setReader(reader)
                .setCharset(StandardCharsets.UTF_8)
                .get();
    }
}
