package dev.broadsheet.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Looks at the beginning of a file without taking it. */
final class Heads {

    private Heads() {}

    /**
     * Up to so many first bytes; fewer when the file is shorter or breaks off. A break after at least one byte is met again
     * when the file is read ({@link LayerStream} sees to it), so that what stands before it is not lost.
     */
    static byte[] peek(BufferedInputStream in, int bytes) throws IOException {
        byte[] head = new byte[bytes];
        in.mark(bytes);
        int length = 0;
        try {
            for (int n = in.read(head, 0, bytes); n > 0; n = in.read(head, length, bytes - length)) {
                length += n;
            }
        } catch (BrokenInput e) {
            if (length == 0) {
                throw e;
            }
        }
        in.reset();
        return Arrays.copyOf(head, length);
    }
}
