package dev.broadsheet.lda;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/** n<sub>dk</sub> of the documents of a block added up over several samples; sparse, topics of a document ascending. Does not change. */
public final class DocumentSums implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int samples;
    private final int[] starts;
    private final short[] topics;
    private final int[] sums;

    private DocumentSums(int samples, int[] starts, short[] topics, int[] sums) {
        this.samples = samples;
        this.starts = starts;
        this.topics = topics;
        this.sums = sums;
    }

    /** Of no sample. */
    public static DocumentSums none(TokenBlock block) {
        return new DocumentSums(0, new int[block.documentCount() + 1], new short[0], new int[0]);
    }

    /** With the topics that a block has now as one sample more. */
    public DocumentSums plus(TokenBlock block, int topicCount) {
        DocumentTopics now = block.documentTopics();
        int[] newStarts = new int[starts.length];
        short[] newTopics = new short[topics.length + now.pairCount()];
        int[] newSums = new int[newTopics.length];
        int[] dense = new int[topicCount];
        short[] named = new short[topicCount];
        int size = 0;
        for (int document = 0; document + 1 < starts.length; document++) {
            int count = 0;
            for (int i = starts[document]; i < starts[document + 1]; i++) {
                dense[topics[i]] = sums[i];
                named[count++] = topics[i];
            }
            for (int pair = now.first(document); pair < now.end(document); pair++) {
                int topic = now.topic(pair);
                if (dense[topic] == 0) {
                    named[count++] = (short) topic;
                }
                dense[topic] += now.count(pair);
            }
            Arrays.sort(named, 0, count);
            for (int i = 0; i < count; i++) {
                newTopics[size] = named[i];
                newSums[size++] = dense[named[i]];
                dense[named[i]] = 0;
            }
            newStarts[document + 1] = size;
        }
        return new DocumentSums(samples + 1, newStarts, Arrays.copyOf(newTopics, size), Arrays.copyOf(newSums, size));
    }

    /**
     * The topic weights of a document, &theta;<sub>dk</sub> = (mean n<sub>dk</sub> + &alpha;<sub>k</sub>) / (n<sub>d</sub> +
     * &sum;&alpha;).
     *
     * @param alpha one a topic
     * @return length K, summing to 1
     * @throws IllegalStateException if there is no sample
     */
    public double[] theta(int document, double[] alpha) {
        if (samples == 0) {
            throw new IllegalStateException("no sample was added");
        }
        double[] theta = alpha.clone();
        for (int i = starts[document]; i < starts[document + 1]; i++) {
            theta[topics[i]] += (double) sums[i] / samples;
        }
        double sum = Arrays.stream(theta).sum();
        for (int topic = 0; topic < theta.length; topic++) {
            theta[topic] /= sum;
        }
        return theta;
    }
}
