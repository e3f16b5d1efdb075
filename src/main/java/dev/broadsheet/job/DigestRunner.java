package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import java.util.SortedMap;

/** Digests what a warehouse has published, independent of how rows are spread over files. */
@FunctionalInterface
public interface DigestRunner {

    /** The digest of every published table, by table name. */
    SortedMap<String, String> digests(LoadedSettings settings, Console console);
}
