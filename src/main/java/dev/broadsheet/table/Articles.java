package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import org.apache.spark.sql.types.DataTypes;

/** {@code articles}: what was read, cleaned, one row an article. */
public final class Articles {

    /** The column of further fields of the record. */
    public static final String FIELDS = "fields";

    /** The column of what near duplicates are found by. */
    public static final String SKETCH = "sketch";

    public static final Table TABLE = Table.named("articles", "One article that was read.")
            .key("doc_id")
            .sortedBy("doc_id")
            .bloomFilters("doc_id")
            .column(
                    "doc_id",
                    StringType,
                    "32 hex characters",
                    "First 128 bits of SHA-256 over source and native id (or, without one, path and offset): the same article has the same id in every run.")
            .column(
                    "source",
                    StringType,
                    "",
                    "Who published it: a mapped field, a group of the path pattern, or the first folder below the input.")
            .optional("native_id", StringType, "", "The id the source itself gave the article.")
            .optional("url", StringType, "", "Where the article was published.")
            .column("title", StringType, "", "The article's title; its first words where the source gives none.")
            .optional(
                    "published_at",
                    TimestampType,
                    "UTC, microseconds",
                    "When it was published; null when unknown or impossible.")
            .optional("published_on", DateType, "UTC day", "The day of published_at.")
            .column("language", StringType, "BCP 47 code", "The article's language, und when it cannot be told.")
            .column(
                    "language_confidence",
                    DoubleType,
                    "0 to 1",
                    "How sure the language is; 1 when the source declared it.")
            .column("text", StringType, "", "The article's text, NFC, line feeds only, without control characters.")
            .column("char_count", IntegerType, "Unicode code points", "Length of text.")
            .column(
                    "token_count",
                    IntegerType,
                    "tokens",
                    "Words of text by Unicode segmentation, before stop words are left out.")
            .column(
                    "content_hash",
                    StringType,
                    "32 hex characters",
                    "First 128 bits of SHA-256 over text with white space runs folded.")
            .column(
                    "duplicate_cluster",
                    StringType,
                    "doc_id",
                    "The representative of the group of articles with the same or nearly the same content, the first published, then the one of the smallest doc_id; its own doc_id when there is no other.")
            .column(
                    "is_representative",
                    BooleanType,
                    "",
                    "Whether this article stands for its duplicate_cluster; only these enter TF-IDF and topics.")
            .column("input_path", StringType, "", "Input name and path within it; !/ leads into an archive.")
            .column("input_offset", LongType, "bytes", "Where the record begins in its (decompressed) file.")
            .column("charset", StringType, "IANA name", "The character encoding the text was decoded with.")
            .column(
                    "decode_errors",
                    IntegerType,
                    "sequences",
                    "Byte sequences that were not valid in charset and became U+FFFD.")
            .column(
                    "symbol_ratio",
                    DoubleType,
                    "0 to 1",
                    "Share of the characters without white space that are neither letters, digits nor punctuation of prose.")
            .column("digit_ratio", DoubleType, "0 to 1", "Share of the characters without white space that are digits.")
            .column("uppercase_ratio", DoubleType, "0 to 1", "Share of the letters with case that are capitals.")
            .column(
                    "repeated_line_ratio",
                    DoubleType,
                    "0 to 1",
                    "Share of the characters without white space in lines that stood in the article before.")
            .optional(
                    "stop_word_ratio",
                    DoubleType,
                    "0 to 1",
                    "Share of the words that are stop words; null where the language has no stop list.")
            .column("mean_word_length", DoubleType, "characters", "Letters and digits a word.")
            .column("ocr_noise", DoubleType, "0 to 1", "Share of the words that look as if a machine had misread them.")
            .column(
                    "mojibake_ratio",
                    DoubleType,
                    "0 to 1",
                    "Share of the characters outside ASCII that look like UTF-8 that was read in another encoding before it came here (Ã© for é): near 1 where the whole text was, a little by chance.")
            .column(
                    FIELDS,
                    DataTypes.createMapType(StringType, DataTypes.createArrayType(StringType, false), false),
                    "",
                    "Further fields of its record, those that ingest.keep names, by that name: the values of each, of which there is one unless the record has a list. A field the record does not have is not among them. Longer values than 200 characters are cut, with an ellipsis; of more than 32 the first are kept.")
            .column(
                    SKETCH,
                    StringType,
                    "Base64",
                    "What later runs find near duplicates of the article by, without reading its text again: hashes of parts of its MinHash signature and of some of its long runs of words. Empty where the text is too short to be compared, or duplicates.near is off.")
            .build();

    private Articles() {}
}
