package dev.broadsheet.warehouse;

import dev.broadsheet.warehouse.Manifest.Check;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** A law of a single table that its definition cannot express. */
interface TableLaw extends Serializable {

    /** Columns whose bounds and sum the law asks for. */
    default List<String> figures() {
        return List.of();
    }

    /** A further key of the table; empty where the law says nothing of one. */
    default List<String> key() {
        return List.of();
    }

    /** What is to be looked at in every file. */
    default Optional<RowRule> rule(OpenColumns columns) {
        return Optional.empty();
    }

    /** What can be told of the table as a whole. */
    default Optional<Breach> whole(ReadTable table) {
        return Optional.empty();
    }

    /** What is written down when the law holds. */
    Check held(ReadTable table);
}
