package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReadingLawsTest {

    /** Lines of JSON, good and bad, with line ends of both kinds. */
    @Provide
    Arbitrary<String> line() {
        Arbitrary<String> good = Arbitraries.strings()
                .withChars("abc é日 ")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> "{\"text\":\"x" + text + "\"}");
        Arbitrary<String> bad = Arbitraries.of("{\"text\":\"cut", "nonsense", "{}", "{\"text\":5}", "{\"text\":\" \"}");
        return Arbitraries.oneOf(good, good, bad);
    }

    @Property(tries = 200)
    void splittingAnywhereChangesNothing(
            @ForAll @Size(max = 12) List<@From("line") String> lines, @ForAll @IntRange(min = 1, max = 60) int size) {
        byte[] bytes = String.join("\n", lines).getBytes(UTF_8);
        InputFile file = new InputFile("m", "in/a.jsonl", bytes.length, 0);
        List<ReadRecord> pieces = new ArrayList<>();
        for (long start = 0; start < bytes.length; start += size) {
            InputSplit split = new InputSplit(file, start, Math.min(start + size, bytes.length));
            pieces.addAll(setup().read(split, bytes));
        }
        if (bytes.length > 0) {
            assertThat(pieces).isEqualTo(setup().read("in/a.jsonl", bytes));
        }
    }

    @Property(tries = 200)
    void everyLineIsReadOrRejected(@ForAll @Size(min = 1, max = 20) List<@From("line") String> lines) {
        List<ReadRecord> records =
                setup().read("in/a.jsonl", String.join("\r\n", lines).getBytes(UTF_8));
        assertThat(articles(records).size() + rejects(records).size()).isEqualTo(lines.size());
    }

    @Property(tries = 50)
    void packingChangesNothing(@ForAll @Size(min = 1, max = 12) List<@From("line") String> lines) {
        byte[] plain = String.join("\n", lines).getBytes(UTF_8);
        List<String> expected = texts(setup().read("in/a.jsonl", plain));
        byte[] tar = Packed.tar(Map.of("a.jsonl", plain));
        List<byte[]> packed = List.of(
                Packed.gzip(plain),
                Packed.bzip2(plain),
                Packed.zstd(plain),
                tar,
                Packed.gzip(tar),
                Packed.zip(Map.of("a.jsonl", plain)));
        for (byte[] bytes : packed) {
            assertThat(texts(setup().read("in/a.jsonl", bytes))).isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void randomDamageNeverThrows(
            @ForAll @Size(min = 1, max = 12) List<@From("line") String> lines, @ForAll byte[] noise, @ForAll int seed) {
        byte[] plain = String.join("\n", lines).getBytes(UTF_8);
        List<byte[]> packed = List.of(
                Packed.gzip(plain),
                Packed.bzip2(plain),
                Packed.zstd(plain),
                Packed.tar(Map.of("a.jsonl", plain)),
                Packed.zip(Map.of("a.jsonl", plain)),
                plain);
        for (byte[] bytes : packed) {
            int at = Math.floorMod(seed, bytes.length);
            System.arraycopy(noise, 0, bytes, at, Math.min(noise.length, bytes.length - at));
            assertThat(setup().read("in/a.jsonl", bytes))
                    .allMatch(r -> r.at().path().startsWith("in/a.jsonl"));
            assertThat(setup().read("in/a.csv", bytes)).isNotNull();
            assertThat(setup().read("in/a.json", bytes)).isNotNull();
        }
    }
}
