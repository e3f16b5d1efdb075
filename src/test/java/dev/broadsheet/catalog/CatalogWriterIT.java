package dev.broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.SharedSession;
import dev.broadsheet.config.CatalogSettings;
import dev.broadsheet.config.CatalogSettings.Format;
import dev.broadsheet.parquet.TableFile;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.RunId;
import dev.broadsheet.warehouse.SmallRuns;
import dev.broadsheet.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a catalogue shows, against what readers of the files see: names for files in Spark's own, and tables of Iceberg. */
class CatalogWriterIT {

    @TempDir
    private Path folder;

    private SparkSession spark;
    private Warehouse warehouse;

    @BeforeEach
    void open() {
        spark = SharedSession.get().newSession();
        spark.conf().set("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
        spark.conf().set("spark.sql.catalog.lake.type", "hadoop");
        spark.conf()
                .set("spark.sql.catalog.lake.warehouse", folder.resolve("lake").toString());
        warehouse = Warehouse.at(folder.resolve("ware'house").toString(), new Configuration());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void showsWhatIsPublishedRowByRowForthAndBack(Format format) {
        CatalogSettings settings = settings(format, "forth");
        RunId first = publish("first");
        show(settings, now());
        assertThat(shown(settings, "rejects")).isEqualTo(published("rejects")).hasSize(3);
        assertThat(shown(settings, "data_dictionary")).isEqualTo(published("data_dictionary"));

        publish("second");
        assertThat(shown(settings, "rejects"))
                .as("nobody told the catalogue yet")
                .allMatch(row -> row.getString(0).equals("in/first"));
        show(settings, now());
        assertThat(shown(settings, "rejects")).isEqualTo(published("rejects")).allMatch(row -> row.getString(0)
                .equals("in/second"));

        try (Lease lease = warehouse.acquire("rollback", SmallRuns.LIFETIME, Clock.systemUTC())) {
            warehouse.rollback(Optional.of(first), true, lease);
        }
        show(settings, now());
        assertThat(shown(settings, "rejects")).isEqualTo(published("rejects")).allMatch(row -> row.getString(0)
                .equals("in/first"));
        if (format == Format.ICEBERG) {
            assertThat(spark.sql("SELECT summary['broadsheet.run'] FROM " + name(settings, "rejects")
                                    + ".snapshots ORDER BY committed_at")
                            .collectAsList())
                    .extracting(row -> row.getString(0))
                    .containsExactly(first.value(), SmallRuns.id("second").value(), first.value());
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatIsPublishedNoLongerIsNotShownBesideWhatIs(Format format) {
        CatalogSettings settings = settings(format, "besides");
        publish("first");
        Published now = now();
        show(settings, now);
        SortedMap<String, Published.Entry> fewer = new TreeMap<>(now.tables());
        fewer.remove("rejects");
        show(settings, state(now.run(), fewer));
        assertThat(spark.catalog().tableExists(name(settings, "rejects"))).isFalse();
        assertThat(spark.catalog().tableExists(name(settings, "data_dictionary")))
                .isTrue();
        assertThat(published("rejects")).as("the files stay").hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aTableOfSomebodyElseIsLeftAsItIs(Format format) {
        CatalogSettings settings = settings(format, "taken");
        publish("first");
        spark.sql("CREATE NAMESPACE IF NOT EXISTS " + settings.quoted());
        spark.sql("CREATE TABLE " + name(settings, "rejects") + " (mine INT) USING "
                + format.name().toLowerCase(Locale.ROOT));
        assertThatThrownBy(() -> show(settings, now()))
                .hasMessageStartingWith("table " + settings.shown()
                        + ".rejects: there is such a table, and it was not registered from ")
                .hasMessageContaining("another catalog.namespace");
        assertThat(spark.table(name(settings, "rejects")).columns()).containsExactly("mine");
        spark.sql("DROP TABLE " + name(settings, "rejects"));
        show(settings, now());
        assertThat(shown(settings, "rejects")).isEqualTo(published("rejects"));
    }

    /** The definitions of tables grow; what an earlier program registered is brought to what they are now. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void columnsThatAreNewAreShown(Format format) {
        CatalogSettings settings = settings(format, "grown");
        publish("first");
        spark.sql("CREATE NAMESPACE IF NOT EXISTS " + settings.quoted());
        spark.sql("CREATE TABLE " + name(settings, "rejects") + " (input_path STRING) USING "
                + format.name().toLowerCase(Locale.ROOT) + " TBLPROPERTIES ('broadsheet.warehouse' = "
                + Sql.literal(Warehouse.shown(warehouse.root())) + ", 'broadsheet.run' = 'earlier')");
        show(settings, now());
        assertThat(shown(settings, "rejects")).isEqualTo(published("rejects"));
    }

    /** Neither Spark's catalogue nor Iceberg knows all of Spark's types. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void everyTableCanBeRegistered(Format format) throws IOException {
        CatalogSettings settings = settings(format, "all");
        SortedMap<String, Published.Entry> all = new TreeMap<>();
        for (Table table : Tables.ALL) {
            String path = "runs/2024-02-29-0123456789ab/" + table.name();
            Published.Entry entry = new Published.Entry("2024-02-29-0123456789ab", path);
            TableFile.write(
                    table,
                    Collections.emptyIterator(),
                    new org.apache.hadoop.fs.Path(warehouse.folder(entry), "part-00000.parquet"),
                    new Configuration());
            all.put(table.name(), entry);
        }
        show(settings, state("2024-02-29-0123456789ab", all));
        for (Table table : Tables.ALL) {
            assertThat(spark.table(name(settings, table.name())).schema().catalogString())
                    .isEqualTo(table.schema().catalogString());
            for (StructField column :
                    spark.table(name(settings, table.name())).schema().fields()) {
                String comment = column.getComment().get();
                assertThat(format == Format.ICEBERG || comment.length() <= ExternalTables.LONGEST_COMMENT)
                        .as(comment)
                        .isTrue();
            }
        }
        assertThat(folder.resolve("ware'house/runs/2024-02-29-0123456789ab")
                        .toFile()
                        .list())
                .as("registering changes nothing there")
                .hasSize(Tables.ALL.size());
    }

    private void show(CatalogSettings settings, Published now) {
        try (Lease lease = warehouse.acquire("register", SmallRuns.LIFETIME, Clock.systemUTC())) {
            new CatalogWriter(spark, settings).show(warehouse, now, lease);
        }
    }

    private RunId publish(String name) {
        return SmallRuns.run(warehouse, name, Clock.systemUTC());
    }

    private Published now() {
        return warehouse.current().orElseThrow();
    }

    private static Published state(String run, SortedMap<String, Published.Entry> tables) {
        return new Published(
                Tables.SCHEMA_VERSION, run, Optional.empty(), tables, List.of(run), new TreeMap<>(), Set.of());
    }

    /** One namespace for each test, for Spark's own catalogue lives as long as the JVM. */
    private static CatalogSettings settings(Format format, String test) {
        return new CatalogSettings(Optional.of(format == Format.ICEBERG ? "lake" : "spark_catalog"), test, format);
    }

    private static String name(CatalogSettings settings, String table) {
        return settings.quoted() + "." + table;
    }

    private List<Row> shown(CatalogSettings settings, String table) {
        return spark.table(name(settings, table)).collectAsList();
    }

    private List<Row> published(String table) {
        return spark.read()
                .schema(Tables.named(table).schema())
                .parquet(warehouse.folder(now().tables().get(table)).toString())
                .collectAsList();
    }
}
