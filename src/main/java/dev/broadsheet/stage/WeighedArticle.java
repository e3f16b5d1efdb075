package dev.broadsheet.stage;

import dev.broadsheet.weight.DocumentWeigher;
import java.io.Serializable;

/** A weighed article in the shape Spark's bean encoder takes; see {@link DocumentWeigher.Weighed} for the arrays. */
public final class WeighedArticle implements Serializable {

    private static final long serialVersionUID = 1L;

    private String docId = "";
    private int[] termIds = {};
    private int[] counts = {};
    private double[] weights = {};

    /** For Spark's encoder, which fills the properties afterwards. */
    public WeighedArticle() {}

    WeighedArticle(DocumentWeigher.Weighed article) {
        docId = article.docId();
        termIds = article.termIds();
        counts = article.counts();
        weights = article.weights();
    }

    public String getDocId() {
        return docId;
    }

    public void setDocId(String docId) {
        this.docId = docId;
    }

    public int[] getTermIds() {
        return termIds;
    }

    public void setTermIds(int[] termIds) {
        this.termIds = termIds;
    }

    public int[] getCounts() {
        return counts;
    }

    public void setCounts(int[] counts) {
        this.counts = counts;
    }

    public double[] getWeights() {
        return weights;
    }

    public void setWeights(double[] weights) {
        this.weights = weights;
    }
}
