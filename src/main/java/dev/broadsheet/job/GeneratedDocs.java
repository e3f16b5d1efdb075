package dev.broadsheet.job;

import dev.broadsheet.config.ConfigurationDoc;
import dev.broadsheet.table.TableReference;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every document that is made from the code, by file name. */
final class GeneratedDocs {

    private GeneratedDocs() {}

    static SortedMap<String, String> all() {
        SortedMap<String, String> docs = new TreeMap<>();
        docs.put("configuration.md", ConfigurationDoc.text());
        docs.put("command-line.md", CommandLineDoc.text());
        docs.put("tables.md", TableReference.text());
        return docs;
    }
}
