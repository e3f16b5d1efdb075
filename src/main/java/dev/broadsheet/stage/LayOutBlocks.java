package dev.broadsheet.stage;

import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.TokenBlock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * The documents of {@link TopicEngine#fit}, one task's share of them, in blocks. A block holds documents that are sampled together while
 * sweeps are made in batches: the others would be gone through in vain.
 */
final class LayOutBlocks implements Iterator<TokenBlock> {

    private final Iterator<Tuple2<String, CountedDocument>> documents;
    private final int topicCount;
    private final TokenBlock.Builder[] open = new TokenBlock.Builder[GibbsSchedule.EARLY_BATCHES];
    /** Batches before this have no document that is not in a block yet; looked at when there are no more documents. */
    private int closed;

    LayOutBlocks(Iterator<Tuple2<String, CountedDocument>> documents, int topicCount) {
        this.documents = documents;
        this.topicCount = topicCount;
        Arrays.setAll(open, batch -> new TokenBlock.Builder(topicCount));
    }

    @Override
    public boolean hasNext() {
        return documents.hasNext() || Arrays.stream(open).anyMatch(batch -> !batch.isEmpty());
    }

    @Override
    public TokenBlock next() {
        while (documents.hasNext()) {
            Tuple2<String, CountedDocument> each = documents.next();
            int batch = (int) (TokenBlock.place(each._1()) * open.length);
            open[batch].add(each._1(), each._2().terms(), each._2().counts());
            if (open[batch].documentTopics() >= TokenBlock.CACHED_PAIRS) {
                return close(batch);
            }
        }
        while (closed < open.length && open[closed].isEmpty()) {
            closed++;
        }
        if (closed == open.length) {
            throw new NoSuchElementException();
        }
        return close(closed);
    }

    private TokenBlock close(int batch) {
        TokenBlock block = open[batch].build();
        open[batch] = new TokenBlock.Builder(topicCount);
        return block;
    }
}
