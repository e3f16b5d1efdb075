package dev.broadsheet.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Unpacks all streams of a bzip2 file, or those from any block on, block by block: each block is found by the 48 bits that begin it and the next,
 * and given to commons-compress as a file of its own. A block has its checksum; that of a stream, which is made of them, is not compared, so that
 * a part of a file fails where the whole does. What a damaged block gave before it failed is given too.
 */
final class Bzip2Stream extends InputStream {

    /** How often a block is taken to go on behind what looks like the next one: once in 2^48 bits it does. */
    private static final int MOST_TRIES = 3;

    private static final int MAGIC = 48;
    private static final int CHECKSUM = 32;

    private final Bits bits;
    /** Whether what comes next is the head of a stream. */
    private boolean atHead;

    /** Size of blocks in 100,000 bytes, as a digit; the largest where the stream was entered behind its head. */
    private char level = '9';

    private boolean started;
    private boolean ended;
    private byte[] unpacked = new byte[0];
    private int next;
    private long blockAt = -1;
    private Optional<IOException> failure = Optional.empty();

    private Bzip2Stream(Bits bits, boolean atHead) {
        this.bits = bits;
        this.atHead = atHead;
    }

    /** All that a file unpacks to. */
    static Bzip2Stream of(InputStream in) {
        return new Bzip2Stream(new Bits(in, 0), true);
    }

    /** What a file unpacks to from the first block on that begins at this bit or later; nothing where there is none. */
    static Bzip2Stream from(InputStream in, long bit) throws IOException {
        in.skipNBytes(bit / 8);
        Bits bits = new Bits(in, bit / 8);
        bits.drop((int) (bit % 8));
        Bzip2Stream stream = new Bzip2Stream(bits, false);
        stream.started = true;
        stream.ended = bits.toBlock() < 0;
        return stream;
    }

    /** Where the block begins that the byte read last stands in; before the first read -1. */
    long blockAt() {
        return blockAt;
    }

    @Override
    public int read() throws IOException {
        return next < unpacked.length || fill() ? unpacked[next++] & 0xFF : -1;
    }

    /** Never gives bytes of two blocks. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == unpacked.length && !fill()) {
            return -1;
        }
        int n = Math.min(length, unpacked.length - next);
        System.arraycopy(unpacked, next, target, offset, n);
        next += n;
        return n;
    }

    private boolean fill() throws IOException {
        next = 0;
        unpacked = new byte[0];
        while (unpacked.length == 0 && !ended) {
            if (failure.isPresent()) {
                throw failure.get();
            }
            step();
        }
        return unpacked.length > 0;
    }

    private void step() throws IOException {
        if (atHead) {
            head();
            return;
        }
        long magic = bits.peek(MAGIC);
        if (magic == Bits.END) {
            bits.drop(MAGIC);
            bits.read(CHECKSUM);
            bits.toByte();
            atHead = true;
        } else if (magic == Bits.BLOCK) {
            blockAt = bits.position();
            block();
        } else {
            throw new ZipException("no block of bzip2 data begins at bit " + bits.position());
        }
    }

    private void head() throws IOException {
        if (started && !bits.more()) {
            ended = true;
            return;
        }
        boolean right = bits.read(24) == 0x425A68;
        level = (char) bits.read(8);
        if (!right || level < '1' || level > '9') {
            throw new ZipException(started ? "other data follows the bzip2 data" : "no bzip2 header");
        }
        started = true;
        atHead = false;
    }

    /** Unpacks the block that begins here. What looks like the next one can stand within it, so a failure is tried again with more. */
    private void block() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        failure = Optional.of(new EOFException("the bzip2 data ends within the block at bit " + bits.position()));
        for (int i = 0; i < MOST_TRIES && failure.isPresent() && bits.toNext(); i++) {
            out.reset();
            failure = unpack(bits.file(level), out);
        }
        bits.release();
        unpacked = out.toByteArray();
    }

    /** Why it could not be unpacked to the end, if so. */
    private static Optional<IOException> unpack(byte[] file, ByteArrayOutputStream out) {
        try {
            // byte by byte: a read of more loses what came before the failure
            InputStream block = new BZip2CompressorInputStream(new ByteArrayInputStream(file));
            for (int b = block.read(); b >= 0; b = block.read()) {
                out.write(b);
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(new ZipException("the bzip2 data is damaged: " + BrokenInput.words(e)));
        }
    }

    @Override
    public void close() throws IOException {
        bits.close();
    }
}
