package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.reasons;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static dev.broadsheet.corpus.Packed.bzip2;
import static dev.broadsheet.corpus.Packed.gzip;
import static dev.broadsheet.corpus.Packed.join;
import static dev.broadsheet.corpus.Packed.tar;
import static dev.broadsheet.corpus.Packed.zip;
import static dev.broadsheet.corpus.Packed.zstd;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.corpus.Skipped.Reason;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchivesTest {

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static Map<String, byte[]> files(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], utf8(namesAndTexts[i + 1]));
        }
        return files;
    }

    /** Lines that pack badly, so that a cut falls between them. */
    private static String randomLines(int count) {
        Random random = new Random(7);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"text\":\"")
                    .append(i)
                    .append(' ')
                    .append(random.nextLong())
                    .append("\"}\n");
        }
        return lines.toString();
    }

    @Test
    void everyPackingGivesTheSameArticles() {
        Map<String, byte[]> files = files("d/a.txt", "One", "d/b.jsonl", "{\"text\":\"Two\"}\n{\"text\":\"Three\"}\n");
        byte[] tar = tar(files);
        for (byte[] packed : List.of(tar, gzip(tar), bzip2(tar), zstd(tar), zip(files), gzip(zip(files)))) {
            List<ReadRecord> records = setup().read("in/packed", packed);
            assertThat(texts(records)).containsExactly("One", "Two", "Three");
            assertThat(articles(records).get(0).at().path()).isEqualTo("in/packed!/d/a.txt");
            assertThat(articles(records).get(2).at()).isEqualTo(new Location("in/packed!/d/b.jsonl", 15));
        }
    }

    @Test
    void compressedFilesKeepTheirPath() {
        byte[] lines = utf8("{\"text\":\"Two\"}\n");
        for (byte[] packed : List.of(gzip(lines), bzip2(lines), zstd(lines))) {
            assertThat(articles(setup().read("in/a.jsonl.gz", packed)))
                    .extracting(a -> a.at().path() + " " + a.text())
                    .containsExactly("in/a.jsonl.gz Two");
        }
    }

    @Test
    void allMembersAreRead() {
        byte[] one = utf8("{\"text\":\"one\"}\n");
        byte[] two = utf8("{\"text\":\"two\"}\n");
        assertThat(texts(setup().read("in/a.jsonl.gz", join(gzip(one), gzip(two)))))
                .containsExactly("one", "two");
        assertThat(texts(setup().read("in/a.jsonl.bz2", join(bzip2(one), bzip2(two)))))
                .containsExactly("one", "two");
        assertThat(texts(setup().read("in/a.jsonl.zst", join(zstd(one), zstd(two)))))
                .containsExactly("one", "two");
    }

    @Test
    void truncationKeepsEveryCompleteRecord() {
        String lines = randomLines(20_000);
        for (String name : List.of("in/a.jsonl.gz", "in/a.jsonl.zst", "in/a.jsonl.bz2")) {
            byte[] packed = name.endsWith("gz")
                    ? gzip(utf8(lines))
                    : name.endsWith("zst") ? zstd(utf8(lines)) : join(bzip2(utf8(lines)), bzip2(utf8(lines)));
            byte[] cut = Arrays.copyOf(packed, packed.length * 2 / 3);
            List<ReadRecord> records = setup().read(name, cut);
            assertThat(reasons(records)).containsExactly(RejectReason.DAMAGED_ARCHIVE);
            Location at = rejects(records).get(0).at();
            assertThat(at.path()).isEqualTo(name);
            // Every line that ends before the break is an article.
            long complete = (lines + lines)
                    .substring(0, (int) at.offset())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            assertThat(texts(records)).hasSize((int) complete).hasSizeGreaterThan(1000);
        }
    }

    @Test
    void aWrongChecksumIsDamage() {
        byte[] packed = gzip(utf8("{\"text\":\"one\"}\n"));
        packed[packed.length - 8] ^= 1;
        List<ReadRecord> records = setup().read("in/a.jsonl.gz", packed);
        assertThat(texts(records)).containsExactly("one");
        assertThat(rejects(records).get(0).message()).contains("checksum");
    }

    @Test
    void aBrokenSecondMemberIsNotTheEnd() {
        byte[] packed = join(gzip(utf8("{\"text\":\"one\"}\n")), utf8("rubbish"));
        List<ReadRecord> records = setup().read("in/a.jsonl.gz", packed);
        assertThat(texts(records)).containsExactly("one");
        assertThat(reasons(records)).containsExactly(RejectReason.DAMAGED_ARCHIVE);
    }

    @Test
    void truncatedArchivesKeepCompleteEntries() {
        byte[] tar = tar(files("a.txt", "One", "b.txt", "Two" + "x".repeat(600)));
        byte[] zip = zip(files("a.txt", "One", "b.txt", "Two"));
        for (byte[] cut : List.of(
                Arrays.copyOf(tar, 1700),
                Arrays.copyOf(tar, 1100),
                Arrays.copyOf(zip, zip.length - 60),
                Arrays.copyOf(zip, 70))) {
            List<ReadRecord> records = setup().read("in/packed.tar", cut);
            assertThat(texts(records)).contains("One");
            assertThat(reasons(records)).containsExactly(RejectReason.DAMAGED_ARCHIVE);
        }
    }

    @Test
    void damageWithinAnEntryEndsOnlyTheEntry() {
        byte[] gzip = gzip(utf8(randomLines(100)));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.jsonl.gz", Arrays.copyOf(gzip, gzip.length / 2));
        files.put("b.txt", utf8("After"));
        List<ReadRecord> records = setup().read("in/packed.tar", tar(files));
        assertThat(texts(records)).contains("After");
        assertThat(rejects(records)).singleElement().satisfies(r -> {
            assertThat(r.reason()).isEqualTo(RejectReason.DAMAGED_ARCHIVE);
            assertThat(r.at().path()).isEqualTo("in/packed.tar!/a.jsonl.gz");
        });
    }

    @Test
    void bombsEndWhereTheCapIs() {
        byte[] blank = new byte[64 << 20];
        Arrays.fill(blank, (byte) '\n');
        byte[] line = utf8("{\"text\":\"before\"}\n");
        List<ReadRecord> byRatio = setup().maxUnpacked(1L << 40, 100).read("in/a.jsonl.gz", gzip(join(line, blank)));
        assertThat(texts(byRatio)).containsExactly("before");
        assertThat(reasons(byRatio)).containsExactly(RejectReason.ARCHIVE_BOMB);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.jsonl", line);
        files.put("b.jsonl", blank);
        files.put("c.jsonl", line);
        List<ReadRecord> byBytes = setup().maxUnpacked(1 << 20, 2000).read("in/a.zip", zip(files));
        assertThat(texts(byBytes)).containsExactly("before");
        assertThat(reasons(byBytes)).containsExactly(RejectReason.ARCHIVE_BOMB);
    }

    @Test
    void archivesInArchivesUpToTheCap() {
        byte[] third = zip(files("c.txt", "Third"));
        byte[] second = gzip(tar(Map.of("third.zip", third)));
        byte[] first = tar(Map.of("second.tar.gz", second));
        assertThat(articles(setup().read("in/first.tar", first)))
                .extracting(a -> a.at().path())
                .containsExactly("in/first.tar!/second.tar.gz!/third.zip!/c.txt");
        assertThat(reasons(setup().read("in/zero.tar", tar(Map.of("first.tar", first)))))
                .containsExactly(RejectReason.NESTED_TOO_DEEP);
    }

    @Test
    void namesThatLeadOutAreNotOpened() {
        byte[] zip = zip(files("../a.txt", "x", "b/../../c.txt", "x", "C:\\d.txt", "x", "./e.txt", "Kept"));
        List<ReadRecord> records = setup().read("in/a.zip", zip);
        assertThat(texts(records)).containsExactly("Kept");
        assertThat(articles(records).get(0).at().path()).isEqualTo("in/a.zip!/e.txt");
        assertThat(reasons(records)).hasSize(3).containsOnly(RejectReason.UNSAFE_PATH);
        assertThat(reasons(setup().read("in/a.tar", tar(files("/etc/a.txt", "x")))))
                .containsExactly(RejectReason.UNSAFE_PATH);
    }

    @Test
    void whatIsNoArticleIsSkippedWithItsReason() {
        byte[] tar = tar(files(
                "d/._a.txt",
                "x",
                "__MACOSX/b.txt",
                "x",
                "d/.hidden/c.txt",
                "x",
                "d/README.md",
                "x",
                "d/e.png",
                "x",
                "f.txt",
                "Kept"));
        List<ReadRecord> records = setup().read("in/a.tar", tar);
        assertThat(records)
                .filteredOn(Skipped.class::isInstance)
                .extracting(r -> ((Skipped) r).reason())
                .containsExactly(
                        Reason.APPLE_DOUBLE,
                        Reason.APPLE_DOUBLE,
                        Reason.HIDDEN,
                        Reason.EXCLUDED,
                        Reason.NOT_AN_ARTICLE);
        assertThat(texts(records)).containsExactly("Kept");
    }

    @Test
    void encryptedEntriesAreRejectedAndTheOthersRead() {
        byte[] zip = zip(files("a.txt", "One"));
        // Bit 0 of the general purpose flags, at offset 6 of the local header.
        zip[6] |= 1;
        assertThat(reasons(setup().read("in/a.zip", zip))).contains(RejectReason.UNSUPPORTED_ENTRY);
    }

    @Test
    void unknownPackingsAreRejectedNotSkipped() {
        byte[] xz = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 0, 4};
        assertThat(reasons(setup().read("in/a.txt.xz", xz))).containsExactly(RejectReason.UNSUPPORTED_ENTRY);
    }
}
