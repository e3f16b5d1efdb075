package dev.broadsheet.corpus;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Guesses the encoding of bytes that are neither UTF-8 nor say what they are. Mozilla's detector tells encodings of several bytes, Cyrillic, Greek and Hebrew;
 * what it takes for Western European or does not know, ICU's may tell for Central European, Turkish or Arabic by the runs of three letters of their languages.
 */
final class Detection {

    /** What ICU is asked about. */
    private static final Set<String> OTHERS =
            Set.of("ISO-8859-2", "windows-1250", "ISO-8859-9", "windows-1254", "ISO-8859-6", "windows-1256");

    /** What Mozilla's detector says of much that it does not know. */
    private static final Set<String> UNSURE = Set.of("WINDOWS-1252", "MACCYRILLIC");

    private static final int MOST_BYTES = 1 << 16;
    /** Of 100; ICU's own measure. */
    private static final int SURE = 30;

    private static final int AHEAD = 5;
    /** One byte in so many. */
    private static final int FEWEST_OF = 50;

    private Detection() {}

    static Optional<Charset> of(byte[] bytes, int length) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, length);
        detector.dataEnd();
        Optional<String> detected = Optional.ofNullable(detector.getDetectedCharset());
        if (detected.isEmpty() || UNSURE.contains(detected.get())) {
            return other(bytes, length).or(() -> detected.flatMap(Detection::supported));
        }
        return supported(detected.get());
    }

    /** The Cyrillic of old Macintoshes is not found in practice, but detection takes short windows-1251 for it. ASCII is UTF-8, which is what is said of it elsewhere. */
    private static Optional<Charset> supported(String detected) {
        String name = detected.equals("MACCYRILLIC") ? "windows-1251" : detected;
        return Optional.of(name)
                .filter(known -> !known.equals("US-ASCII") && Charset.isSupported(known))
                .map(Charset::forName);
    }

    private static Optional<Charset> other(byte[] bytes, int length) {
        if (!isManyOutsideAscii(bytes, length)) {
            return Optional.empty();
        }
        CharsetDetector detector = new CharsetDetector();
        detector.setText(Arrays.copyOf(bytes, Math.min(length, MOST_BYTES)));
        CharsetMatch[] matches = detector.detectAll();
        int western = confidence(matches, Set.of("ISO-8859-1", "windows-1252"));
        return Arrays.stream(matches)
                .filter(match -> OTHERS.contains(match.getName())
                        && match.getConfidence() >= SURE
                        && match.getConfidence() >= western + AHEAD)
                .findFirst()
                .map(match -> Charset.forName(match.getName()));
    }

    /** Few say little, and are the same letters in most of these encodings. */
    private static boolean isManyOutsideAscii(byte[] bytes, int length) {
        int outside = 0;
        for (int i = 0; i < length; i++) {
            outside += bytes[i] < 0 ? 1 : 0;
        }
        return (long) outside * FEWEST_OF >= length;
    }

    private static int confidence(CharsetMatch[] matches, Set<String> names) {
        return Arrays.stream(matches)
                .filter(match -> names.contains(match.getName()))
                .mapToInt(CharsetMatch::getConfidence)
                .max()
                .orElse(0);
    }
}
