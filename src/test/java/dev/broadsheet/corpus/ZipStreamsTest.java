package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.reasons;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** Zips that were written as a stream: the lengths and the checksum of an entry stand behind it. */
class ZipStreamsTest {

    private static final int DESCRIPTOR = 0x08074B50;

    /** As the JDK writes them: deflated, each with a data descriptor. */
    private static byte[] streamed(String... texts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < texts.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".txt"));
                zip.write(texts[i].getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static int indexOf(byte[] bytes, int signature) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int i = 0;
        while (buffer.getInt(i) != signature) {
            i++;
        }
        return i;
    }

    /** Local header, bytes, data descriptor (APPNOTE 4.3.7 and 4.3.9) of a stored entry whose length is not known before. */
    private static byte[] stored(String name, String text, int claimed) {
        byte[] bytes = text.getBytes(UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ByteBuffer out =
                ByteBuffer.allocate(30 + name.length() + bytes.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x04034B50)
                .putShort((short) 20)
                .putShort((short) 8)
                .putShort((short) 0)
                .putInt(0);
        out.putInt(0).putInt(0).putInt(0).putShort((short) name.length()).putShort((short) 0);
        out.put(name.getBytes(UTF_8)).put(bytes);
        return out.putInt(DESCRIPTOR)
                .putInt((int) crc.getValue())
                .putInt(claimed)
                .putInt(claimed)
                .array();
    }

    /** An entry in the directory at the end (APPNOTE 4.3.12), of which the reader only counts the bytes. */
    private static byte[] listed(String name) {
        ByteBuffer out = ByteBuffer.allocate(46 + name.length()).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x02014B50).putShort(28, (short) name.length());
        return out.position(46).put(name.getBytes(UTF_8)).array();
    }

    @Test
    void deflatedEntriesAreRead() throws IOException {
        List<ReadRecord> records = setup().read("in/a.zip", streamed("One", "Two"));
        assertThat(texts(records)).containsExactly("One", "Two");
        assertThat(rejects(records)).isEmpty();
    }

    @Test
    void aWrongChecksumBehindAnEntryIsDamage() throws IOException {
        for (int damaged = 0; damaged < 2; damaged++) {
            byte[] zip = streamed(damaged == 0 ? new String[] {"One", "Two"} : new String[] {"One"});
            zip[indexOf(zip, DESCRIPTOR) + 4] ^= 1;
            List<ReadRecord> records = setup().read("in/a.zip", zip);
            assertThat(texts(records)).startsWith("One").hasSize(2 - damaged);
            assertThat(rejects(records)).singleElement().satisfies(reject -> {
                assertThat(reject.reason()).isEqualTo(RejectReason.DAMAGED_ARCHIVE);
                assertThat(reject.at()).isEqualTo(new Location("in/a.zip!/0.txt", 0));
                assertThat(reject.message()).contains("checksum");
            });
        }
    }

    @Test
    void damagedAndCutZipsKeepWhatStandsBefore() throws IOException {
        byte[] whole = streamed("One", "Two", "Three");
        byte[] cut = Arrays.copyOf(whole, indexOf(whole, DESCRIPTOR) + 16 + 40);
        List<ReadRecord> records = setup().read("in/a.zip", cut);
        assertThat(texts(records)).startsWith("One").doesNotContain("Three");
        assertThat(reasons(records)).containsExactly(RejectReason.DAMAGED_ARCHIVE);
    }

    @Test
    void storedEntriesAreReadWhereTheirEndIsSure() throws IOException {
        byte[] rest = streamed("Last");
        int directory = indexOf(rest, 0x02014B50);
        byte[] zip = Packed.join(
                stored("a.txt", "First", 5),
                stored("b.txt", "Second", 6),
                Arrays.copyOf(rest, directory),
                listed("a.txt"),
                listed("b.txt"),
                Arrays.copyOfRange(rest, directory, rest.length));
        List<ReadRecord> records = setup().read("in/a.zip", zip);
        assertThat(texts(records)).containsExactly("First", "Second", "Last");
        assertThat(rejects(records)).isEmpty();
        List<ReadRecord> wrong = setup().read("in/a.zip", Packed.join(stored("a.txt", "First", 9), rest));
        assertThat(reasons(wrong)).startsWith(RejectReason.DAMAGED_ARCHIVE);
    }

    @Test
    void aStoredEntryThatCannotBeHeldSaysWhatToDo() throws IOException {
        byte[] large = stored("a.txt", "word ".repeat(40_000), 200_000);
        List<ReadRecord> records =
                setup().maxRecordBytes(1 << 16).read("in/a.zip", Packed.join(streamed("One"), large));
        List<ReadRecord> first = setup().maxRecordBytes(1 << 16).read("in/a.zip", Packed.join(large, streamed("One")));
        assertThat(texts(records)).containsExactly("One");
        assertThat(rejects(first)).isNotEmpty().first().satisfies(reject -> assertThat(reject.message())
                .contains("ingest.max-record-bytes"));
    }

    @Test
    void zip64EntriesAreRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.setUseZip64(Zip64Mode.Always);
            for (String text : List.of("One", "Two")) {
                zip.putArchiveEntry(new ZipArchiveEntry(text + ".txt"));
                zip.write(text.getBytes(UTF_8));
                zip.closeArchiveEntry();
            }
        }
        List<ReadRecord> records = setup().read("in/a.zip", out.toByteArray());
        assertThat(texts(records)).containsExactly("One", "Two");
        assertThat(rejects(records)).isEmpty();
    }
}
