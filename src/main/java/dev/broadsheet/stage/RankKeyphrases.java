package dev.broadsheet.stage;

import dev.broadsheet.config.KeyphraseSettings;
import dev.broadsheet.config.TfIdfSettings;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedRow;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.phrase.KeyphraseCandidate;
import dev.broadsheet.phrase.KeyphraseFinder;
import dev.broadsheet.phrase.KeyphraseRanking;
import dev.broadsheet.phrase.KeyphraseRanking.Keyphrase;
import dev.broadsheet.phrase.PhraseSet;
import dev.broadsheet.phrase.PhrasedTerms;
import dev.broadsheet.phrase.TokenSequences;
import dev.broadsheet.table.Keyphrases;
import dev.broadsheet.text.WordParts;
import dev.broadsheet.weight.TermIndex;
import dev.broadsheet.weight.Weighting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Words of articles and the vocabulary → {@code keyphrases}. */
public final class RankKeyphrases {

    private final Weighting weighting;
    private final Map<String, Long> articles;
    private final KeyphraseRanking ranking;

    private RankKeyphrases(Weighting weighting, Map<String, Long> articles, int most) {
        this.weighting = weighting;
        this.articles = articles;
        this.ranking = new KeyphraseRanking(most);
    }

    /**
     * The rows of {@code keyphrases}, sorted, in so many files or fewer.
     *
     * @param terms words of the articles, and what counts of them
     * @param index the vocabulary, for every task
     */
    public static JavaRDD<Cells> rows(
            CountedTerms terms,
            Broadcast<TermIndex> index,
            TfIdfSettings formulas,
            KeyphraseSettings settings,
            int files) {
        Weighting weighting = new Weighting(formulas.termFrequency(), formulas.inverseDocumentFrequency());
        Map<String, Long> articles = terms.words().countedByLanguage();
        Broadcast<BoilerplateLines> lines = terms.sharedBoilerplate();
        Broadcast<Map<String, PhraseSet>> phrases = terms.sharedPhrases();
        int most = settings.most();
        JavaPairRDD<byte[], byte[]> ranked = terms.words().chunks().flatMapToPair(chunk -> new RankKeyphrases(
                        weighting, articles, most)
                .pairs(chunk, index.value(), phrases.value(), lines.value()));
        return SortedShuffle.sort(ranked, files, key -> Keys.range(key, 0, files))
                .mapPartitions(pairs -> cells(pairs));
    }

    private Iterator<Tuple2<byte[], byte[]>> pairs(
            RawChunk chunk, TermIndex index, Map<String, PhraseSet> phrases, BoilerplateLines lines) {
        TokenSequences words = chunk.sequences();
        String language = words.language();
        Predicate<String> parts = WordParts.of(language);
        double[] idf = idf(words, index, parts);
        KeyphraseFinder finder = new KeyphraseFinder(
                PhrasedTerms.forms(words),
                phrases.getOrDefault(language, PhraseSet.none()),
                form -> idf[form],
                form -> words.surfaces()[form],
                form -> words.stems()[words.stemOfSurface()[form]]);
        List<Tuple2<byte[], byte[]>> pairs = new ArrayList<>();
        PackedWriter packer = new PackedWriter();
        chunk.forEachCounted(lines.of(words), (document, tokens, size) -> {
            String docId = words.docIds()[document];
            int rank = 0;
            for (Keyphrase phrase : ranking.rank(whole(finder.candidates(tokens, size), parts))) {
                rank++;
                byte[] row = PackedRow.pack(
                        Keyphrases.TABLE,
                        packer,
                        docId,
                        rank,
                        phrase.candidate().text(),
                        phrase.score());
                pairs.add(new Tuple2<>(Keys.join(Keys.id(docId), Keys.number(rank)), row));
            }
        });
        return pairs.iterator();
    }

    /** Without parts of words that stand alone. */
    private static List<KeyphraseCandidate> whole(List<KeyphraseCandidate> candidates, Predicate<String> parts) {
        return candidates.stream()
                .filter(each -> !parts.test(String.join(" ", each.words())))
                .toList();
    }

    /** By form; a word that the vocabulary does not hold counts as one of a single article, a part of words as one of all. */
    private double[] idf(TokenSequences words, TermIndex index, Predicate<String> parts) {
        long all = articles.getOrDefault(words.language(), 1L);
        double rarest = weighting.idf(all, 1);
        double commonest = weighting.idf(all, all);
        double[] ofStem = new double[words.stems().length];
        for (int stem = 0; stem < ofStem.length; stem++) {
            int term = index.number(words.language(), words.stems()[stem]);
            ofStem[stem] =
                    term != TermIndex.ABSENT ? index.idf(term) : parts.test(words.stems()[stem]) ? commonest : rarest;
        }
        double[] idf = new double[words.surfaces().length];
        for (int form = 0; form < idf.length; form++) {
            idf[form] = ofStem[words.stemOfSurface()[form]];
        }
        return idf;
    }

    private static Iterator<Cells> cells(Iterator<Tuple2<byte[], byte[]>> pairs) {
        PackedRow row = new PackedRow(Keyphrases.TABLE);
        return Iterators.mapped(pairs, pair -> row.set(pair._2()));
    }
}
