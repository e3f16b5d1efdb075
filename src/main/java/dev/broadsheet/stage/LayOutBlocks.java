package dev.broadsheet.stage;

import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.TokenBlock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * The documents of {@link TopicEngine#fit}, one task's share of them, in blocks. A block holds documents that are sampled together while
 * sweeps are made in batches: the others would be gone through in vain.
 */
final class LayOutBlocks implements Iterator<TokenBlock> {

    private final Iterator<Row> rows;
    private final int topicCount;
    private final TokenBlock.Builder[] open = new TokenBlock.Builder[GibbsSchedule.EARLY_BATCHES];
    /** Batches before this have no document that is not in a block yet; looked at when there are no more rows. */
    private int closed;

    LayOutBlocks(Iterator<Row> rows, int topicCount) {
        this.rows = rows;
        this.topicCount = topicCount;
        Arrays.setAll(open, batch -> new TokenBlock.Builder(topicCount));
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext() || Arrays.stream(open).anyMatch(batch -> !batch.isEmpty());
    }

    @Override
    public TokenBlock next() {
        while (rows.hasNext()) {
            Row row = rows.next();
            int batch = (int) (TokenBlock.place(row.getString(0)) * open.length);
            open[batch].add(row.getString(0), RowArrays.ints(row, 1), RowArrays.ints(row, 2));
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
