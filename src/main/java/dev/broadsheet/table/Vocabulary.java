package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code vocabulary}: the terms that TF-IDF and topics count. */
public final class Vocabulary {

    public static final Table TABLE = Table.named("vocabulary", "One term of one language.")
            .key("term_id")
            .sortedBy("term_id")
            .bloomFilters("term")
            .column(
                    "term_id",
                    IntegerType,
                    "from 0",
                    "Number of the term: by document frequency, highest first, then language and term.")
            .column(
                    "term",
                    StringType,
                    "",
                    "The most frequent written form of the term (ties: the first in code point order).")
            .column("stem", StringType, "", "What its written forms have in common: the form that is counted.")
            .column("language", StringType, "BCP 47 code", "The language whose articles are counted.")
            .column(
                    "document_frequency",
                    LongType,
                    "articles",
                    "Representative articles of that language that hold the term.")
            .column("collection_frequency", LongType, "tokens", "How often the term stands in those articles.")
            .column("idf", DoubleType, "nats", "Inverse document frequency by the configured formula.")
            .build();

    private Vocabulary() {}
}
