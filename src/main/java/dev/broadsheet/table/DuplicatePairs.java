package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code duplicate_pairs}: articles that were compared and found alike. */
public final class DuplicatePairs {

    public static final Table TABLE = Table.named(
                    "duplicate_pairs",
                    "Two articles of different content that were compared and found alike; of equal content only the first article is compared.")
            .key("doc_id", "other_doc_id")
            .sortedBy("doc_id", "other_doc_id")
            .bloomFilters("doc_id")
            .column("doc_id", StringType, "", "The article with fewer shingles.")
            .column("other_doc_id", StringType, "", "The other one.")
            .column(
                    "kind",
                    StringType,
                    "near or part",
                    "near: nearly equal, so both are in one duplicate_cluster; part: doc_id stands within other_doc_id, and both count.")
            .column(
                    "jaccard",
                    DoubleType,
                    "0 to 1",
                    "Shingles (runs of 3 words, or of 5 characters in scripts without spaces) that both have, as a share of those either has.")
            .column("containment", DoubleType, "0 to 1", "Shingles that both have, as a share of those of doc_id.")
            .references("doc_id", "articles", "doc_id")
            .references("other_doc_id", "articles", "doc_id")
            .build();

    /** Values of {@code kind}. */
    public static final String NEAR = "near";

    public static final String PART = "part";

    private DuplicatePairs() {}
}
