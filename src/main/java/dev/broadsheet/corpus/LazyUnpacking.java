package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Opens a decompressor at the first read, so that a damaged header fails like any other damage: within its layer. */
final class LazyUnpacking extends InputStream {

    private final Packing packing;
    private final InputStream packed;
    private Optional<InputStream> unpacked = Optional.empty();

    LazyUnpacking(Packing packing, InputStream packed) {
        this.packing = packing;
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        return opened().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return opened().read(target, offset, length);
    }

    private InputStream opened() throws IOException {
        if (unpacked.isEmpty()) {
            unpacked = Optional.of(packing.unpack(packed));
        }
        return unpacked.get();
    }

    @Override
    public void close() throws IOException {
        if (unpacked.isPresent()) {
            unpacked.get().close();
        } else {
            packed.close();
        }
    }
}
