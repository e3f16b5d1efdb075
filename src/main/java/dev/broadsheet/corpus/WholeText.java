package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Decoding.Decoded;
import dev.broadsheet.corpus.ReaderTools.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Reads and decodes a file that is one article. */
final class WholeText {

    private WholeText() {}

    /** What bytes say of their own encoding. */
    @FunctionalInterface
    interface Declaration {
        Optional<Charset> of(byte[] bytes, int length);
    }

    static ReadRecord read(ReaderTools tools, ArticleMaker maker, InputStream in, Function<Decoded, ReadRecord> article)
            throws IOException {
        return read(tools, maker, in, (bytes, length) -> Optional.empty(), article);
    }

    static ReadRecord read(
            ReaderTools tools,
            ArticleMaker maker,
            InputStream in,
            Declaration declaration,
            Function<Decoded, ReadRecord> article)
            throws IOException {
        Content content = tools.content(in);
        if (!content.complete()) {
            return maker.reject(0, RejectReason.TOO_LARGE, tools.tooLong(), beginning(tools, content));
        }
        Optional<Decoded> decoded = tools.decoding()
                .decode(tools.buffer(), content.length(), declaration.of(tools.buffer(), content.length()));
        return decoded.map(article)
                .orElseGet(() -> maker.reject(
                        0, RejectReason.BINARY, "the bytes are not text in any encoding", beginning(tools, content)));
    }

    private static String beginning(ReaderTools tools, Content content) {
        int length = Math.min(content.length(), Reject.EXCERPT_LENGTH);
        return new String(tools.buffer(), 0, length, StandardCharsets.UTF_8);
    }
}
