package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.reasons;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Packed.gzip;
import static dev.broadsheet.corpus.Packed.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.corpus.Corpora.Setup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The law of compressed files that are cut: for any size of the pieces, the records are those of the file read whole. */
class PackedSplitsTest {

    /** Files that are cut, of so many records. */
    private enum Kind {
        WARC("in/a.warc.gz"),
        ARC("in/a.arc.gz"),
        WET("in/a.warc.wet.gz"),
        LINES("in/a.jsonl.gz"),
        WIKI("in/wiki.xml.bz2"),
        WIKI_STREAMS("in/wiki-multistream.xml.bz2");

        final String path;

        Kind(String path) {
            this.path = path;
        }

        byte[] file(Random random, int records) {
            List<String> pieces = new ArrayList<>();
            if (this == ARC) {
                pieces.add("filedesc://a.arc 0.0.0.0 20080430204825 text/plain 3\n1 0\n\n");
            }
            if (isWiki()) {
                pieces.add("<mediawiki><siteinfo><sitename>Testwiki</sitename></siteinfo>\n");
            }
            for (int i = 0; i < records; i++) {
                pieces.add(record(random, i));
            }
            if (isWiki()) {
                pieces.add("</mediawiki>\n");
            }
            if (this == WIKI) {
                return Packed.bzip2InBlocks(String.join("", pieces).getBytes(UTF_8));
            }
            return join(pieces.stream()
                    .map(piece -> this == WIKI_STREAMS
                            ? Packed.bzip2InBlocks(piece.getBytes(UTF_8))
                            : gzip(piece.getBytes(UTF_8)))
                    .toArray(byte[][]::new));
        }

        private boolean isWiki() {
            return this == WIKI || this == WIKI_STREAMS;
        }

        private String record(Random random, int number) {
            String text = words(random, this == WIKI ? 1 + random.nextInt(40_000) : random.nextInt(300));
            return switch (this) {
                case WARC -> warc(random, number, "response", "application/http", page(text));
                case WET -> warc(random, number, "conversion", "text/plain", text);
                case ARC ->
                    "http://a.example/" + number + " 1.2.3.4 20080430204826 text/html " + lie(random, page(text)) + "\n"
                            + page(text) + "\n";
                case LINES -> random.nextInt(5) == 0 ? "{broken\n" : "{\"text\":\"" + text + "\"}\n";
                case WIKI, WIKI_STREAMS ->
                    "<page><title>S" + number + "</title><ns>" + random.nextInt(2) + "</ns>\n<text>" + text
                            + (random.nextInt(6) == 0 ? "" : "</text>\n</page>") + "\n";
            };
        }

        private static String warc(Random random, int number, String type, String content, String block) {
            return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: http://a.example/" + number
                    + "\r\nContent-Type: " + content + "\r\nContent-Length: " + lie(random, block) + "\r\n\r\n" + block
                    + "\r\n\r\n";
        }

        /** One length in eight is wrong: shorter, longer, longer than the file, or longer than what may be held. */
        private static String lie(Random random, String block) {
            int length = block.getBytes(UTF_8).length;
            return switch (random.nextInt(32)) {
                case 0 -> "" + length / 2;
                case 1 -> "" + (length + 30);
                case 2 -> "1000000";
                case 3 -> "10000000000";
                default -> "" + length;
            };
        }

        private static String page(String text) {
            return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + text + "</p></body></html>";
        }

        private static String words(Random random, int count) {
            StringBuilder words = new StringBuilder("One");
            for (int i = 0; i < count; i++) {
                words.append(i % 9 == 8 ? ' ' : (char) ('a' + random.nextInt(26)));
            }
            return words.append('.').toString();
        }
    }

    private static List<InputSplit> splits(Setup setup, String path, byte[] bytes, long splitBytes) {
        InputFile file = new InputFile("memory:a", path, bytes.length, 0);
        FileCuts cuts = new FileCuts(setup.settings());
        return SplitPlan.cut(
                file,
                SplitPlan.parts(file, splitBytes).stream()
                        .map(part -> cuts.find(
                                file,
                                part.from(),
                                part.to(),
                                SplitPlan.step(file, splitBytes),
                                () -> new ByteArrayInputStream(bytes)))
                        .toList(),
                splitBytes);
    }

    private static void assertSameAsWhole(Setup setup, String path, byte[] bytes, long splitBytes) {
        List<ReadRecord> parts = new ArrayList<>();
        for (InputSplit split : splits(setup, path, bytes, splitBytes)) {
            parts.addAll(setup.read(split, bytes));
        }
        assertThat(parts).isEqualTo(setup.read(path, bytes));
    }

    private static Setup limited() {
        return setup().maxRecordBytes(1 << 20);
    }

    @Property(tries = 100)
    void splitsHaveEachRecordOnce(
            @ForAll Kind kind,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int records,
            @ForAll @IntRange(min = 1, max = 9) int pieces) {
        byte[] bytes = kind.file(new Random(seed), records);
        assertSameAsWhole(limited(), kind.path, bytes, splitBytes(bytes, pieces));
    }

    @Property(tries = 100)
    void damageIsToldOnce(
            @ForAll Kind kind,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int records,
            @ForAll @IntRange(min = 1, max = 9) int pieces,
            @ForAll boolean cut) {
        Random random = new Random(seed);
        byte[] bytes = kind.file(random, records);
        int at = random.nextInt(bytes.length);
        if (cut) {
            bytes = Arrays.copyOf(bytes, at + 1);
        } else {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        assertSameAsWhole(limited(), kind.path, bytes, splitBytes(bytes, pieces));
    }

    /** Packed files count three times. */
    private static int splitBytes(byte[] bytes, int pieces) {
        return 3 * bytes.length / pieces;
    }

    @ParameterizedTest
    @EnumSource
    void largeFilesAreReadInManySplits(Kind kind) {
        byte[] bytes = kind.file(new Random(5), 20);
        assertThat(splits(limited(), kind.path, bytes, bytes.length / 3)).hasSizeBetween(4, 10);
    }

    @Test
    void oneMemberIsReadOnce() {
        byte[] bytes = gzip(gunzipped(Kind.WARC.file(new Random(1), 40)));
        assertThat(splits(setup(), "in/a.warc.gz", bytes, 1000)).singleElement().matches(InputSplit::isWhole);
        assertSameAsWhole(setup(), "in/a.warc.gz", bytes, 1000);
    }

    /** What an archive holds, or is called, is not what it is. */
    @Test
    void whatOnlySaysThatItIsAnArchiveIsReadAsWhatItIs() {
        byte[] line = gzip("A line of text, and nothing more.\n".getBytes(UTF_8));
        byte[] text = join(line, line, line, line, line, line);
        assertThat(splits(setup(), "in/a.txt.gz", text, 60)).singleElement().matches(InputSplit::isWhole);
        assertSameAsWhole(setup(), "in/a.txt.gz", text, 60);
        assertThat(articles(setup().read("in/a.txt.gz", text))).hasSize(1);
        byte[] lies = join(gzip("WARC/1.0\r\n".getBytes(UTF_8)), text);
        assertSameAsWhole(setup(), "in/a.warc.gz", lies, 60);
        assertSameAsWhole(setup(), "in/a.warc.gz", text, 60);
        assertSameAsWhole(setup(), "in/a.warc.gz", gzip(text), 60);
    }

    /** One line in twelve members, of which the eleventh is damaged: each part but the last runs into the damage, and the last tells of it. */
    @Test
    void damageThatManyPartsRunIntoIsToldOnce() {
        byte[][] members = new byte[12][];
        for (int i = 0; i < members.length; i++) {
            String words = Kind.words(new Random(i), 400);
            members[i] = gzip((i == 0 ? "{\"text\":\"" + words : words).getBytes(UTF_8));
        }
        members[10][members[10].length / 2] ^= 1;
        byte[] bytes = join(members);
        assertThat(splits(setup(), Kind.LINES.path, bytes, bytes.length / 2)).hasSizeGreaterThan(3);
        assertThat(reasons(setup().read(Kind.LINES.path, bytes))).containsExactly(RejectReason.DAMAGED_ARCHIVE);
        assertSameAsWhole(setup(), Kind.LINES.path, bytes, bytes.length / 2);
    }

    @Test
    void aBombIsToldOnce() {
        byte[] bytes = Kind.LINES.file(new Random(3), 60);
        Setup small = setup().maxUnpacked(6000, 2000);
        assertThat(reasons(small.read(Kind.LINES.path, bytes))).contains(RejectReason.ARCHIVE_BOMB);
        assertSameAsWhole(small, Kind.LINES.path, bytes, 600);
    }

    private static byte[] gunzipped(byte[] bytes) {
        try (GzipStream in = new GzipStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
