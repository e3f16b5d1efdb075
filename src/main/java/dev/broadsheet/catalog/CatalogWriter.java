package dev.broadsheet.catalog;

import dev.broadsheet.config.CatalogSettings;
import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.Warehouse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Makes a namespace of a catalogue show what is published: the tables of the publication, and none of ours besides. Each table is replaced at
 * once, one after the other, and says of which run it is; what it says already is left as it is, so that after a failure only the rest is
 * done again.
 */
public final class CatalogWriter {

    /** The property of a table that names its run. */
    static final String RUN = "broadsheet.run";

    /** The property that says from where a table was registered: others are never touched. */
    static final String WAREHOUSE = "broadsheet.warehouse";

    private final SparkSession spark;
    private final CatalogSettings settings;
    private final CatalogTables tables;

    public CatalogWriter(SparkSession spark, CatalogSettings settings) {
        this.spark = spark;
        this.settings = settings;
        this.tables = switch (settings.format()) {
            case PARQUET -> new ExternalTables(spark);
            case ICEBERG -> new IcebergTables(spark);
        };
    }

    /**
     * Registers what is published; the first table that cannot be is the end of it.
     *
     * @throws Failure with {@link ExitCode#LOCKED} before a table where the lease is lost: what the catalogue shows is the business of whoever
     *     has it now
     */
    public void show(Warehouse warehouse, Published now, Lease lease) {
        spark.sql("CREATE NAMESPACE IF NOT EXISTS " + settings.quoted());
        for (Table table : Tables.ALL) {
            if (!lease.isHeld()) {
                throw new Failure(
                        ExitCode.LOCKED,
                        lease.lost() + ", so table " + settings.shown() + "." + table.name()
                                + " and those after it were left as they are");
            }
            try {
                Optional<Published.Entry> entry =
                        Optional.ofNullable(now.tables().get(table.name()));
                String root = Warehouse.shown(warehouse.root());
                if (entry.isPresent()) {
                    put(table, warehouse, entry.get(), root);
                } else {
                    drop(table, root);
                }
            } catch (Exception e) {
                // Spark's own are checked exceptions that nothing declares
                throw new IllegalStateException(
                        "table " + settings.shown() + "." + table.name() + ": " + e.getMessage(), e);
            }
        }
    }

    private void put(Table table, Warehouse warehouse, Published.Entry entry, String root) {
        Map<String, String> wanted = Map.of(RUN, entry.runId(), WAREHOUSE, root);
        String name = name(table);
        boolean exists = spark.catalog().tableExists(name);
        Map<String, String> there = exists ? properties(name) : Map.of();
        if (exists && !root.equals(there.get(WAREHOUSE))) {
            throw new IllegalStateException("there is such a table, and it was not registered from " + root
                    + ". It was left as it is; drop it, or name another catalog.namespace");
        }
        if (!entry.runId().equals(there.get(RUN))) {
            tables.put(name, exists, table, warehouse.folder(entry), wanted);
        }
    }

    /** What was published before and is not now: it must not be read beside what is. */
    private void drop(Table table, String root) {
        String name = name(table);
        if (spark.catalog().tableExists(name) && root.equals(properties(name).get(WAREHOUSE))) {
            spark.sql("DROP TABLE " + name);
        }
    }

    private String name(Table table) {
        return settings.quoted() + ".`" + table.name() + "`";
    }

    private Map<String, String> properties(String name) {
        Map<String, String> properties = new HashMap<>();
        spark.sql("SHOW TBLPROPERTIES " + name)
                .collectAsList()
                .forEach(row -> properties.put(row.getString(0), row.getString(1)));
        return properties;
    }
}
