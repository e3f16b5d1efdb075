package dev.broadsheet.stage;

import dev.broadsheet.similar.NeighbourIndex;
import dev.broadsheet.similar.WeightedArticles;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;

/** Articles that travel as they are, and are made an index of where they are searched, once for all tasks of a machine. */
final class SharedIndex implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final WeightedArticles articles;
    private final int vocabularySize;
    private transient Optional<NeighbourIndex> index;

    SharedIndex(WeightedArticles articles, int vocabularySize) {
        this.articles = articles;
        this.vocabularySize = vocabularySize;
        this.index = Optional.empty();
    }

    synchronized NeighbourIndex index() {
        if (index.isEmpty()) {
            index = Optional.of(new NeighbourIndex(articles, vocabularySize));
        }
        return index.get();
    }

    /** Lets go of the index, which is made again if it is asked for. */
    synchronized void forget() {
        index = Optional.empty();
    }

    @Serial
    private Object readResolve() {
        return new SharedIndex(articles, vocabularySize);
    }
}
