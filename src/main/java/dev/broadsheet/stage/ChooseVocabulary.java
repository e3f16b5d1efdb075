package dev.broadsheet.stage;

import dev.broadsheet.config.TfIdfSettings;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.weight.TermIndex;
import dev.broadsheet.weight.TermTable.Term;
import dev.broadsheet.weight.VocabularyBounds;
import dev.broadsheet.weight.Weighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Terms → {@code vocabulary}: those within the bounds, numbered in the written order, with their idf. */
public final class ChooseVocabulary {

    /** Bytes of one packed part of the vocabulary on its way to the driver. */
    private static final int PART_BYTES = 4 << 20;

    private static final int SURFACE = Vocabulary.TABLE.place("term");
    private static final int STEM = Vocabulary.TABLE.place("stem");
    private static final int DOCUMENT_FREQUENCY = Vocabulary.TABLE.place("document_frequency");

    private ChooseVocabulary() {}

    /** What a language's terms are held against. */
    private record Language(long articles, VocabularyBounds bounds) implements java.io.Serializable {}

    /** The terms of the vocabulary in the order of {@code term_id}, as they lie on the driver: packed. */
    public static final class Chosen {

        private final List<byte[]> parts;
        private final Map<String, Long> articles;
        private final Weighting weighting;

        private Chosen(List<byte[]> parts, Map<String, Long> articles, Weighting weighting) {
            this.parts = parts;
            this.articles = articles;
            this.weighting = weighting;
        }

        private static List<Term> terms(byte[] part) {
            List<Term> terms = new ArrayList<>();
            PackedReader in = new PackedReader(part);
            while (!in.atEnd()) {
                terms.add(new Term(in.text(), in.text(), in.text(), in.longCount(), in.longCount()));
            }
            return terms;
        }

        private double idf(Term term) {
            return weighting.idf(articles.get(term.language()), term.documentFrequency());
        }

        /** The rows of {@code vocabulary}. */
        public Iterator<Cells> rows() {
            return new TermRows(this);
        }

        /** The vocabulary for tasks. */
        public TermIndex index() {
            TermIndex.Builder index = new TermIndex.Builder();
            for (byte[] part : parts) {
                terms(part)
                        .forEach(term -> index.add(
                                term.language(), term.stem(), term.surface(), term.documentFrequency(), idf(term)));
            }
            return index.build();
        }
    }

    /** One term after the other as a row of {@code vocabulary}; the rows are one object. */
    private static final class TermRows implements Iterator<Cells>, Cells {

        private final Chosen chosen;
        private final Iterator<byte[]> parts;
        private Iterator<Term> terms = Collections.emptyIterator();
        private Term term = new Term("", "", "", 0, 0);
        private int number = -1;

        TermRows(Chosen chosen) {
            this.chosen = chosen;
            this.parts = chosen.parts.iterator();
        }

        @Override
        public boolean hasNext() {
            return terms.hasNext() || parts.hasNext();
        }

        @Override
        public Cells next() {
            if (!terms.hasNext()) {
                terms = Chosen.terms(parts.next()).iterator();
            }
            term = terms.next();
            number++;
            return this;
        }

        @Override
        public boolean isNull(int column) {
            return false;
        }

        @Override
        public int integer(int column) {
            return number;
        }

        @Override
        public Binary bytes(int column) {
            return Binary.fromString(
                    column == SURFACE ? term.surface() : column == STEM ? term.stem() : term.language());
        }

        @Override
        public long longInteger(int column) {
            return column == DOCUMENT_FREQUENCY ? term.documentFrequency() : term.collectionFrequency();
        }

        @Override
        public double real(int column) {
            return chosen.idf(term);
        }
    }

    /**
     * Chooses the terms: document frequency descending, then language, then stem, both in code point order.
     *
     * @param counted the counts
     * @param settings bounds and formulas
     * @param cores that work on it
     */
    public static Chosen choose(CountedTerms counted, TfIdfSettings settings, int cores) {
        Map<String, Long> articles = counted.words().countedByLanguage();
        HashMap<String, Language> languages = new HashMap<>();
        articles.forEach((language, n) -> languages.put(
                language,
                new Language(n, VocabularyBounds.of(n, settings.minDocumentFrequency(), settings.maxDocumentShare()))));
        int cap = settings.maxVocabulary();
        JavaRDD<Term> terms =
                CountTerms.count(counted.chunks(), counted.words().totals().forms(), cores);
        JavaPairRDD<byte[], byte[]> within = terms.filter(
                        term -> isWithin(languages.get(term.language()).bounds(), term.documentFrequency()))
                .mapToPair(ChooseVocabulary::pair);
        List<byte[]> parts = SortedShuffle.sort(within, 1, key -> 0)
                .values()
                .mapPartitions(sorted -> new Parts(sorted, cap))
                .collect();
        return new Chosen(
                parts, articles, new Weighting(settings.termFrequency(), settings.inverseDocumentFrequency()));
    }

    private static boolean isWithin(VocabularyBounds bounds, long documentFrequency) {
        return documentFrequency >= bounds.lowest() && documentFrequency <= bounds.highest();
    }

    private static Tuple2<byte[], byte[]> pair(Term term) {
        byte[] key = Keys.join(
                Keys.number(Long.MAX_VALUE - term.documentFrequency()),
                Keys.text(term.language()),
                Keys.text(term.stem()));
        byte[] value = new PackedWriter()
                .text(term.language())
                .text(term.stem())
                .text(term.surface())
                .longCount(term.documentFrequency())
                .longCount(term.collectionFrequency())
                .take();
        return new Tuple2<>(key, value);
    }

    /** The first terms, many to a value. */
    private static final class Parts implements Iterator<byte[]> {

        private final Iterator<byte[]> terms;
        private int left;

        Parts(Iterator<byte[]> terms, int most) {
            this.terms = terms;
            this.left = most;
        }

        @Override
        public boolean hasNext() {
            return left > 0 && terms.hasNext();
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            PackedWriter part = new PackedWriter();
            while (hasNext() && part.size() < PART_BYTES) {
                part.raw(terms.next());
                left--;
            }
            return part.take();
        }
    }
}
