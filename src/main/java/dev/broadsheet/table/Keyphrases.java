package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code keyphrases}: the words and phrases that stand for an article. */
public final class Keyphrases {

    public static final Table TABLE = Table.named(
                    "keyphrases", "One word or phrase that stands for an article, without near-repeats.")
            .key("doc_id", "rank")
            .sortedBy("doc_id", "rank")
            .bloomFilters("doc_id")
            .column("doc_id", StringType, "", "The article.")
            .column("rank", IntegerType, "from 1", "Place by score, highest first.")
            .column("phrase", StringType, "", "As it is written where it stands first.")
            .column(
                    "score",
                    DoubleType,
                    "0 to 1",
                    "Weight by frequency, rarity in the corpus and place in the text, against the heaviest candidate of the article.")
            .references("doc_id", "articles", "doc_id")
            .build();

    private Keyphrases() {}
}
