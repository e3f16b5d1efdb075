package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.corpus.Decoding.Decoded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {

    private static Decoded decode(byte[] bytes) {
        return new Decoding(Optional.empty()).decode(bytes, bytes.length).orElseThrow();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void byteOrderMarksDecideAndAreNoText() {
        assertThat(decode(hex("efbbbf" + "c3a9"))).isEqualTo(new Decoded("é", "UTF-8", 0));
        assertThat(decode(hex("fffe" + "e900"))).isEqualTo(new Decoded("é", "UTF-16LE", 0));
        assertThat(decode(hex("feff" + "00e9"))).isEqualTo(new Decoded("é", "UTF-16BE", 0));
        assertThat(decode(hex("fffe0000" + "e9000000"))).isEqualTo(new Decoded("é", "UTF-32LE", 0));
        assertThat(decode(hex("0000feff" + "000000e9"))).isEqualTo(new Decoded("é", "UTF-32BE", 0));
    }

    @Test
    void utf16WithoutMarkIsKnownByItsNuls() {
        assertThat(decode("Good news".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(new Decoded("Good news", "UTF-16LE", 0));
        assertThat(decode("Hội nghị lần".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(new Decoded("Hội nghị lần", "UTF-16BE", 0));
    }

    @Test
    void damagedUtf8KeepsWhatIsValid() {
        // Two of three sequences outside ASCII are valid.
        assertThat(decode(hex("c3a9" + "20" + "ff" + "20" + "c3a8"))).isEqualTo(new Decoded("é \uFFFD è", "UTF-8", 1));
    }

    @Test
    void replacementsThatStandInTheFileAreNoErrors() {
        assertThat(decode("a\uFFFDb".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Decoded("a\uFFFDb", "UTF-8", 0));
    }

    @Test
    void otherEncodingsAreDetectedOrWindows1252() {
        assertThat(decode(hex("636166e9")).text()).isEqualTo("café");
        String russian = "Съешь же ещё этих мягких французских булок, да выпей чаю. Вчера в Москве прошла встреча.";
        assertThat(decode(russian.getBytes(Charset.forName("windows-1251"))).text())
                .isEqualTo(russian);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1250, 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.'",
        "ISO-8859-2, 'Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek, ésszel és lelkiismerettel bírván, egymással szemben testvéri szellemben kell hogy viseltessenek.'",
        "ISO-8859-9, 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.'",
        "windows-1256, 'يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء.'",
        "windows-1252, 'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.'",
        "windows-1252, 'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit begegnen, für und für.'"
    })
    void languagesOfOtherAlphabetsAreTold(String charset, String text) {
        assertThat(decode(text.getBytes(Charset.forName(charset))).text()).isEqualTo(text);
    }

    /** The example of RFC 1843, section 1, and what only looks like it. */
    @Test
    void chineseWithinAscii() {
        assertThat(decode("The next sentence is in GB.~{<:Ky2;S{#,NpJ)l6HK!#~}Bye.~~"
                        .getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Decoded("The next sentence is in GB.己所不欲，勿施於人。Bye.~", "HZ-GB-2312", 0));
        assertThat(decode("printf(\"~{abcd~}\"); ~~".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Decoded("printf(\"~{abcd~}\"); ~~", "UTF-8", 0));
    }

    @Test
    void theConfiguredEncodingComesBeforeGuessing() {
        byte[] bytes = hex("c3a9");
        Decoding latin = new Decoding(Optional.of("ISO-8859-1"));
        assertThat(latin.decode(bytes, 2)).contains(new Decoded("Ã©", "ISO-8859-1", 0));
    }

    @Test
    void anUnknownEncodingNamesItsKey() {
        assertThatThrownBy(() -> new Decoding(Optional.of("utf-nine")))
                .hasMessage(
                        "ingest.charset = utf-nine cannot be used: it must be auto or the name of an encoding, such as"
                                + " windows-1252.");
    }

    @Test
    void fewNulsAreTextManyControlsAreNot() {
        assertThat(decode("one\0two and more".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("one\0two and more");
        byte[] random = new byte[4096];
        new Random(1).nextBytes(random);
        assertThat(new Decoding(Optional.empty()).decode(random, random.length)).isEmpty();
        assertThat(new Decoding(Optional.empty()).decode(new byte[100], 100)).isEmpty();
    }
}
