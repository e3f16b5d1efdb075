package dev.broadsheet.stage;

import dev.broadsheet.text.Analysis;
import dev.broadsheet.text.WordGap;
import dev.broadsheet.weight.TokenRecorder;

/** Records the words of articles of one language, with what stands between them and the lines they stand in. */
final class RecordWords implements TokenRecorder.Forms {

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

    /** What was counted of a text: words in all, and stop words among them. */
    record Words(int all, int stopWords) {}

    /** Records one article. */
    Words record(String docId, String source, String newText) {
        text = newText;
        behind = 0;
        lineStart = 0;
        lineEnd = endOfLine(0);
        stopWords = 0;
        int all = analysis.words(text, this::word);
        recorder.endLine(key());
        recorder.endDocument(docId, source);
        return new Words(all, stopWords);
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

    private int endOfLine(int from) {
        int feed = text.indexOf('\n', from);
        return feed < 0 ? text.length() : feed;
    }

    private long key() {
        return 0;
    }

    TokenRecorder recorder() {
        return recorder;
    }

    Analysis analysis() {
        return analysis;
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
