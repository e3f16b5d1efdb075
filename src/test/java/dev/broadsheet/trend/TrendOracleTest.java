package dev.broadsheet.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

/** Every figure against statsmodels; how the numbers were made stands in src/test/oracle/topic_trends.py. */
class TrendOracleTest {

    private final Config oracle = ConfigFactory.parseResources("oracle/topic-trends.json");

    @Test
    void intervals() {
        for (Config wanted : oracle.getConfigList("intervals")) {
            WilsonInterval found = WilsonInterval.of(
                    wanted.getDouble("mean"), wanted.getLong("articles"), wanted.getDouble("dispersion"));
            assertThat(found.low()).as("low, %s", wanted).isCloseTo(wanted.getDouble("low"), within(1e-12));
            assertThat(found.high()).as("high, %s", wanted).isCloseTo(wanted.getDouble("high"), within(1e-12));
        }
    }

    @Test
    void trends() {
        for (Config wanted : oracle.getConfigList("trends")) {
            Trend found = Trend.of(new Series(
                            vector(wanted, "years"),
                            wanted.getLongList("articles").stream()
                                    .mapToLong(Long::longValue)
                                    .toArray(),
                            vector(wanted, "sums"),
                            vector(wanted, "squares")))
                    .orElseThrow();
            assertThat(found.slope()).isCloseTo(wanted.getDouble("slope"), within(1e-11));
            assertThat(found.low()).isCloseTo(wanted.getDouble("low"), within(1e-9));
            assertThat(found.high()).isCloseTo(wanted.getDouble("high"), within(1e-9));
            assertThat(found.pValue()).isCloseTo(wanted.getDouble("p_value"), within(1e-9));
        }
    }

    @Test
    void corrections() {
        assertThat(FalseDiscovery.qValues(vector(oracle, "p_values")))
                .containsExactly(vector(oracle, "q_values"), within(1e-15));
    }

    private static double[] vector(Config from, String name) {
        return from.getDoubleList(name).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
