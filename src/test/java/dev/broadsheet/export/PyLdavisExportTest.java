package dev.broadsheet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PyLdavisExportTest {

    @Test
    void whatNamedTermsLeaveOverLiesEvenlyOnThem() {
        // 0.2 is left for two terms; 1 is named, and a billionth for each keeps a zero from being one
        double[][] rows = PyLdavisExport.filled(new double[] {0.5, 0.3}, new double[] {1, 0});
        assertThat(rows[0]).containsExactly(new double[] {0.6, 0.4}, within(1e-12));
        assertThat(rows[1]).containsExactly(new double[] {1, 5e-10}, within(1e-9));
        assertThat(rows[1][1]).isPositive();
        for (double[] row : rows) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12));
        }
    }
}
