package dev.broadsheet.warehouse;

import java.util.Optional;

/**
 * What a file was when it was looked at.
 *
 * @param tag the storage's name for this content; empty if there is no file, or the storage has no such names
 */
record Version(Optional<String> tag) {

    static final Version NONE = new Version(Optional.empty());
}
