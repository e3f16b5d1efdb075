package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/** Identities of articles and their fates → the files of an earlier run that say otherwise of one of their articles. */
final class ChangedRows {

    private ChangedRows() {}

    /** Numbers of the files. */
    static Set<Integer> files(JavaPairRDD<byte[], byte[]> identities, JavaPairRDD<byte[], byte[]> fates) {
        int parts = identities.getNumPartitions();
        return new TreeSet<>(identities
                .zipPartitions(Fates.byArticle(fates, parts), ChangedRows::among)
                .distinct()
                .collect());
    }

    private static Iterator<Integer> among(
            Iterator<Tuple2<byte[], byte[]>> identities, Iterator<Tuple2<byte[], byte[]>> known) {
        Follower fates = new Follower(known);
        Set<Integer> files = new TreeSet<>();
        while (identities.hasNext()) {
            Tuple2<byte[], byte[]> next = identities.next();
            byte[] key = next._1();
            Optional<Fate> fate = fates.take(key, 1, key.length - 1).map(Fate::unpack);
            Identity.unpack(next._2())
                    .settled()
                    .filter(row -> differs(row, key, fate))
                    .ifPresent(row -> files.add(row.file()));
        }
        return files.iterator();
    }

    private static boolean differs(Identity.Settled row, byte[] key, Optional<Fate> fate) {
        if (fate.isEmpty()) {
            return !row.representative()
                    || !Arrays.equals(row.cluster(), Arrays.copyOfRange(key, 1, 1 + Keys.ID_BYTES));
        }
        Fate now = fate.get();
        return now.sameId()
                || now.representative() != row.representative()
                || !Arrays.equals(row.cluster(), Keys.id(now.cluster()));
    }
}
