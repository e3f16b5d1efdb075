package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code article_fields}: what raw records say beside what {@code articles} has columns for. */
public final class ArticleFields {

    public static final Table TABLE = Table.named(
                    "article_fields",
                    "One value of one field of an article's raw record that ingest.kept-fields names.")
            .key("doc_id", "field", "value")
            .sortedBy("doc_id", "field", "value")
            .bloomFilters("doc_id")
            .column("doc_id", StringType, "", "The article.")
            .column("field", StringType, "", "The field, as ingest.kept-fields writes it.")
            .column("value", StringType, "", "Its value as text; a list has a row for each different element.")
            .references("doc_id", "articles", "doc_id")
            .build();

    private ArticleFields() {}
}
