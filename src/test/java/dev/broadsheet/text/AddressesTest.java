package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    /** The text with every character within an address replaced. */
    private static String marked(String text) {
        Addresses addresses = new Addresses(text);
        StringBuilder marked = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            marked.append(addresses.contains(i) ? '#' : text.charAt(i));
        }
        return marked.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no address | no address",
                "a http://b.c/d e | a ############ e",
                "(https://b.c) [ftp://d] | (###########) [#######]",
                "www.b.c and www.d | ####### and #####",
                "http://www.b.c x | ############## x",
                "见http://b.c，铁路 | 见##########，铁路",
                "a://b://c d | ######### d",
                "://x | ####"
            })
    void upToWhatNoAddressHas(String text, String expected) {
        assertThat(marked(text)).isEqualTo(expected);
    }

    /** An address begins where one of the two signs is found first, or with the letters before it. */
    @Property
    void theFirstBeginsAtTheFirstSign(
            @ForAll @Chars({':', '/', 'w', '.', 'h', ' ', 'Ữ'}) @StringLength(max = 20) String text) {
        Matcher sign = Pattern.compile("[a-z]*://|www\\.").matcher(text);
        assertThat(marked(text).indexOf('#')).isEqualTo(sign.find() ? sign.start() : -1);
    }

    @Property
    void textsWithoutOneAreLeftAlone(@ForAll String text) {
        if (!text.contains("://") && !text.contains("www.")) {
            assertThat(marked(text)).isEqualTo(text);
            assertThat(new Addresses(text).none()).isTrue();
        } else {
            assertThat(marked(text)).hasSameSizeAs(text);
        }
    }
}
