package dev.broadsheet.lda;

import java.lang.reflect.InvocationTargetException;

/**
 * Multiplies the topics of a document by those of a word. Topics are added up in {@value #LANES} lanes, topic k in lane k modulo
 * {@value #LANES}, which is what vector registers do, and every implementation adds in this order, so all give the same bits.
 */
interface TopicMasses {

    /** Arrays over topics have a multiple of this length. */
    int LANES = 8;

    /** With vector instructions where the machine has them and the JVM was started with their module, as Spark starts it. */
    TopicMasses FASTEST = fastest();

    /**
     * Sums of (n_dk &phi;_kw + &alpha;_k &phi;_kw) over the topics up to each, in its lane.
     *
     * @param counts n_dk of several documents
     * @param first where those of the document begin
     * @param phi &phi;_kw of the word
     * @param prior &alpha;_k &phi;_kw of the word
     * @param sums takes the sums; as long as {@code phi} and {@code prior}
     */
    void addUp(int[] counts, int first, float[] phi, float[] prior, float[] sums);

    private static TopicMasses fastest() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            try {
                Class<?> vectors = Class.forName("dev.broadsheet.lda.VectorMasses");
                if ((boolean) vectors.getDeclaredMethod("isFast").invoke(null)) {
                    return (TopicMasses) vectors.getDeclaredConstructor().newInstance();
                }
            } catch (InvocationTargetException | LinkageError e) {
                // A JDK whose module is another than the one this was built for: the plain way gives the same.
                return new PlainMasses();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return new PlainMasses();
    }
}
