package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code boilerplate_lines}: what articles of a source have in common, and no analysis counts. */
public final class BoilerplateFound {

    public static final Table TABLE = Table.named(
                    "boilerplate_lines",
                    "One line that many articles of a source share. It stays in their text; phrases, TF-IDF and topics leave it out.")
            .key("source", "line")
            .sortedBy("source", "line")
            .column("source", StringType, "", "Whose articles have it.")
            .column(
                    "line",
                    StringType,
                    "",
                    "The line as it stands in one article; it may differ from others in digits, case and white space.")
            .column("article_count", LongType, "articles", "Representative articles of the source that have it.")
            .build();

    private BoilerplateFound() {}
}
