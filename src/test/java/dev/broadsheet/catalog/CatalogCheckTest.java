package dev.broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.config.CatalogSettings;
import dev.broadsheet.config.CatalogSettings.Format;
import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class CatalogCheckTest {

    private static final String KEY = "spark.sql.catalog.lake";
    private static final String ICEBERG = "org.apache.iceberg.spark.SparkCatalog";

    @Test
    void whatSparkWillFindIsLetPass() {
        assertThatCode(() -> {
                    CatalogCheck.usable(new CatalogSettings(Optional.empty(), "news", Format.ICEBERG), conf("", ""));
                    check("spark_catalog", Format.PARQUET, conf("", ""));
                    check("lake", Format.ICEBERG, conf(KEY, ICEBERG));
                    check(
                            "spark_catalog",
                            Format.PARQUET,
                            conf("spark.sql.catalog.spark_catalog", "org.apache.iceberg.spark.SparkSessionCatalog"));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownCatalogueIsNamedWithTheKeyThatWouldSayIt() {
        refused("lake", Format.PARQUET, conf("", ""), "catalog.name = lake names no catalogue: " + KEY + " is not set");
        refused("lake", Format.ICEBERG, conf("spark.sql.catalog.lake.type", "hadoop"), KEY + " is not set");
    }

    @Test
    void aJarThatIsNotThereIsNamedByItsClass() {
        refused(
                "lake",
                Format.ICEBERG,
                conf(KEY, "org.nowhere.Catalog"),
                KEY + " = org.nowhere.Catalog cannot be used: Spark has no such class",
                "spark.jars.packages");
    }

    @Test
    void whatIsNoCatalogueOrHoldsOtherTablesIsRefused() {
        refused("lake", Format.ICEBERG, conf(KEY, "java.lang.String"), "it is no catalogue of tables");
        refused("lake", Format.PARQUET, conf(KEY, ICEBERG), "catalog.format = parquet", "Set catalog.format=iceberg");
        refused("spark_catalog", Format.ICEBERG, conf("", ""), "catalog.format = iceberg", "knows no Iceberg");
    }

    private static void refused(String name, Format format, SparkConf conf, String... said) {
        assertThatThrownBy(() -> check(name, format, conf))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .message()
                .contains(said);
    }

    private static void check(String name, Format format, SparkConf conf) {
        CatalogCheck.usable(new CatalogSettings(Optional.of(name), "news", format), conf);
    }

    private static SparkConf conf(String key, String value) {
        SparkConf conf = new SparkConf(false);
        return key.isEmpty() ? conf : conf.set(key, value);
    }
}
