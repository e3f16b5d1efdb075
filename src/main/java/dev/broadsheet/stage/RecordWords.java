package dev.broadsheet.stage;

import dev.broadsheet.phrase.TokenRecorder;
import dev.broadsheet.phrase.TokenSequences;
import dev.broadsheet.quality.LineKeys;
import dev.broadsheet.text.Analysis;
import dev.broadsheet.text.WordGap;
import java.util.OptionalInt;

/** Records the words of articles of one language, with what stands between them and the lines they stand in. */
final class RecordWords implements TokenRecorder.Forms {

    /** A chunk of words ends when it holds this many bytes, distinct forms or articles. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int MOST_FORMS = 200_000;
    private static final int MOST_ARTICLES = 20_000;
    private static final int MOST_KNOWN_FORMS = 1_000_000;

    private final Analysis analysis;
    private final TokenRecorder recorder;

    /** Of the article being recorded. */
    private String text = "";

    private int behind;
    private int lineStart;
    private int lineEnd;
    private int stopWords;

    RecordWords(String language, Analysis analysis) {
        this.analysis = analysis;
        this.recorder = new TokenRecorder(language, this);
    }

    /** What was counted of a text: words in all, and stop words among them where the language has a list of these. */
    record Words(int all, OptionalInt stopWords) {}

    /** Records the words of one article, which is yet to be ended or forgotten. */
    Words record(String newText) {
        text = newText;
        behind = 0;
        lineStart = 0;
        lineEnd = endOfLine(0);
        stopWords = 0;
        int all = analysis.words(text, this::word);
        recorder.endLine(key());
        return new Words(all, analysis.hasStopWords() ? OptionalInt.of(stopWords) : OptionalInt.empty());
    }

    private void word(int form, int start, int length) {
        WordGap between = WordGap.of(text, behind, start);
        behind = start + length;
        boolean counts = analysis.isWord(form);
        if (!counts || between == WordGap.BREAK) {
            recorder.gap();
        } else if (between == WordGap.HYPHEN) {
            recorder.hyphen();
        }
        if (start >= lineEnd) {
            recorder.endLine(key());
            lineStart = text.lastIndexOf('\n', start - 1) + 1;
            lineEnd = endOfLine(start);
        }
        if (counts) {
            stopWords += analysis.isTerm(form) ? 0 : 1;
            recorder.token(form);
        }
    }

    /** Whether it is time to hand on what was recorded. */
    boolean isFull() {
        return recorder.bytes() >= MOST_BYTES
                || recorder.forms() >= MOST_FORMS
                || recorder.documents() >= MOST_ARTICLES;
    }

    private int endOfLine(int from) {
        int feed = text.indexOf('\n', from);
        return feed < 0 ? text.length() : feed;
    }

    private long key() {
        return LineKeys.of(text, lineStart, lineEnd);
    }

    /** What was recorded. An analysis that knows very many forms by then forgets them. */
    TokenSequences drain() {
        TokenSequences words = recorder.drain();
        if (analysis.size() > MOST_KNOWN_FORMS) {
            analysis.forget();
        }
        return words;
    }

    TokenRecorder recorder() {
        return recorder;
    }

    @Override
    public String surface(int form) {
        return analysis.surface(form);
    }

    @Override
    public String stem(int form) {
        return analysis.stem(form);
    }

    @Override
    public boolean counts(int form) {
        return analysis.isTerm(form);
    }
}
