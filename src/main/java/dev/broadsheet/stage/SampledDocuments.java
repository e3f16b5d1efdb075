package dev.broadsheet.stage;

import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.CountHistogram;
import dev.broadsheet.lda.DocumentSums;
import dev.broadsheet.lda.GibbsSweep;
import dev.broadsheet.lda.KeptTopics;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounts;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/** The documents of a {@link GibbsFit} and the topics of their tokens. Where they lie makes no difference to what comes out. */
sealed interface SampledDocuments permits SpreadDocuments, DocumentsHere {

    /**
     * What a sweep samples by.
     *
     * @param own whether the documents' tokens are among the counts; otherwise these are an earlier model's
     */
    record Model(TopicCounts counts, Concentrations concentrations, boolean own) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        GibbsSweep sweep(long seed, int number) {
            return own
                    ? GibbsSweep.training(counts, concentrations, seed, number)
                    : GibbsSweep.inference(counts, concentrations, seed, number);
        }
    }

    /**
     * One sweep over a part of the documents.
     *
     * @param number of the sweep, no two the same
     * @param from documents whose place on the line from 0 to 1 is at least this
     * @param to and below this are visited
     * @param kept topics that go on; tokens of the others lose theirs before
     * @param sampled whether the topics afterwards are one of the samples
     */
    record Visit(long seed, int number, double from, double to, KeptTopics kept, boolean sampled)
            implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;
    }

    /**
     * Makes a sweep.
     *
     * @param counts of the tokens, without topics that go
     * @return the counts afterwards
     */
    TopicCounts sweep(Model model, Visit visit, TopicCounts counts);

    /** All tokens counted anew, after a look at whether the topics of tokens and of documents agree. */
    TopicCounts recounted(int topicCount, int vocabularySize);

    /** In how many documents terms and pairs stand. */
    WindowCounts windows(TermPairs tracked);

    /** How many documents have so many tokens in a topic. */
    CountHistogram histogram();

    /** The articles of a {@link TopicModel}: quickly made from what is kept, so not kept themselves. */
    JavaPairRDD<String, double[]> weights(double[] alpha);

    /** Lets go of the documents. */
    void close();

    /** Topic weights of a block's documents. */
    static Iterator<Tuple2<String, double[]>> weights(TokenBlock block, DocumentSums sums, double[] alpha) {
        return IntStream.range(0, block.documentCount())
                .mapToObj(document -> new Tuple2<>(block.docId(document), sums.theta(document, alpha)))
                .iterator();
    }
}
