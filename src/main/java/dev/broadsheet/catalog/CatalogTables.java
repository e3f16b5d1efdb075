package dev.broadsheet.catalog;

import dev.broadsheet.table.Table;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** A way in which a catalogue holds a published table. */
sealed interface CatalogTables permits ExternalTables, IcebergTables {

    /**
     * Makes a table what is published, at once: who opens it finds the old rows or the new.
     *
     * @param name as SQL has it; it is not there, or was put there from this warehouse
     * @param exists whether it is there
     * @param folder of its files
     * @param properties to be found with it
     */
    void put(String name, boolean exists, Table table, Path folder, Map<String, String> properties);
}
