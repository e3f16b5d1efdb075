package dev.broadsheet.text;

import java.util.Arrays;
import java.util.Set;

/**
 * Words of Chinese by what stands beside them. Dictionaries cut a word they do not know into single characters, of which some are
 * function words elsewhere; a list alone must be wrong about one or the other:
 *
 * <ul>
 *   <li>a measure word right behind a number or a demonstrative has a function (<i>件</i> of <i>一件事</i>); elsewhere it is a part of a
 *       word (of <i>插件</i>)
 *   <li>what can begin a word does right before a single character that has no function itself (<i>二</i> of <i>二维码</i>); elsewhere
 *       it has one
 * </ul>
 */
final class ChineseScanner implements WordScanner {

    private static final Set<String> MEASURES = Set.copyOf(StopWords.own("chinese-measures.txt"));
    private static final Set<String> OPENERS = Set.copyOf(StopWords.own("chinese-openers.txt"));
    private static final Set<String> FUNCTIONS = Set.copyOf(StopWords.own("chinese.txt"));

    private static final String NUMBERS = "〇零一二三四五六七八九十百千万萬亿億两兩几幾数數半多";
    private static final String DEMONSTRATIVES = "这這那哪每某各该該此本另整上下前后後同第";

    private static final String ORDINAL = "第";

    private final WordScanner words;
    private String text = "";
    /** Where each word of the text begins and how long it is, one after the other. */
    private int[] places = new int[1024];

    private int size;
    private char[] chars = new char[64];

    /** @param words finds them, and says nothing of their functions */
    ChineseScanner(WordScanner words) {
        this.words = words;
    }

    @Override
    public int scan(String scanned, Sink sink) {
        text = scanned;
        size = 0;
        int found = words.scan(text, (any, start, length, hash, at, span) -> add(at, span));
        for (int word = 0; word < found; word++) {
            int at = places[2 * word];
            int span = places[2 * word + 1];
            int length = span;
            if (chars.length <= span) {
                chars = new char[2 * span];
            }
            text.getChars(at, at + span, chars, 0);
            if (hasFunction(word)) {
                chars[length++] = ANNOTATION;
            }
            sink.word(chars, 0, length, FormTable.hash(chars, 0, length), at, span);
        }
        return found;
    }

    private void add(int at, int span) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = at;
        places[size++] = span;
    }

    /** Whether it has by its place, beside those that always have. */
    private boolean hasFunction(int word) {
        if (places[2 * word + 1] != 1) {
            return false;
        }
        String character = word(word);
        return isMeasure(word) || (OPENERS.contains(character) && !opens(word));
    }

    private boolean isMeasure(int word) {
        return MEASURES.contains(word(word)) && word > 0 && adjoin(word - 1) && letsMeasure(word(word - 1));
    }

    /** Whether a single character follows that has no function there; behind an ordinal's sign that is a number that opens. */
    private boolean opens(int word) {
        int next = word + 1;
        if (2 * next >= size || !adjoin(word) || places[2 * next + 1] != 1) {
            return false;
        }
        String character = word(next);
        if (OPENERS.contains(character)) {
            return word(word).equals(ORDINAL) && !character.equals(ORDINAL) && opens(next);
        }
        return Character.isIdeographic(character.charAt(0)) && !FUNCTIONS.contains(character) && !isMeasure(next);
    }

    /** Whether a word and the next one stand beside each other. */
    private boolean adjoin(int word) {
        return text.substring(places[2 * word] + places[2 * word + 1], places[2 * word + 2])
                .isBlank();
    }

    private static boolean letsMeasure(String before) {
        return (before.length() == 1 && DEMONSTRATIVES.contains(before))
                || before.chars().allMatch(c -> Character.isDigit(c) || NUMBERS.indexOf(c) >= 0);
    }

    private String word(int word) {
        return text.substring(places[2 * word], places[2 * word] + places[2 * word + 1]);
    }
}
