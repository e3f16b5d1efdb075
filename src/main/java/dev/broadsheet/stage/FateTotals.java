package dev.broadsheet.stage;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;

/**
 * The fates of a corpus, counted.
 *
 * @param sameId records that are rejected because an earlier one has their id
 * @param copies articles that are copies of another
 * @param leftOutByLanguage those of both whose words would count, by language
 */
record FateTotals(long sameId, long copies, Map<String, Long> leftOutByLanguage) implements Serializable {

    static FateTotals of(JavaPairRDD<byte[], byte[]> fates) {
        return fates.values()
                .map(Fate::unpack)
                .filter(fate -> !fate.representative())
                .aggregate(new FateTotals(0, 0, new HashMap<>()), FateTotals::with, FateTotals::plus);
    }

    /** Whether every article simply stands for itself. */
    boolean none() {
        return sameId == 0 && copies == 0;
    }

    private static FateTotals with(FateTotals totals, Fate fate) {
        return totals.plus(new FateTotals(
                fate.sameId() ? 1 : 0,
                fate.sameId() ? 0 : 1,
                fate.hasWords() ? Collections.singletonMap(fate.language(), 1L) : Map.of()));
    }

    private FateTotals plus(FateTotals more) {
        Map<String, Long> languages = new TreeMap<>(leftOutByLanguage);
        more.leftOutByLanguage.forEach((language, n) -> languages.merge(language, n, Long::sum));
        return new FateTotals(sameId + more.sameId, copies + more.copies, languages);
    }
}
