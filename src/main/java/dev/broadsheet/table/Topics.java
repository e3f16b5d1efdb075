package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.DataTypes;

/** {@code topics}: one row a topic. */
public final class Topics {

    public static final Table TABLE = Table.named(
                    "topics",
                    "One topic of a fitted model; each language has a model of its own, unless all are modelled together.")
            .key("topic_id")
            .sortedBy("topic_id")
            .column(
                    "topic_id",
                    IntegerType,
                    "",
                    "Number of the topic, one of its own over all languages. In a fit from nothing languages by tokens, most first, then by code; within one by prevalence, highest first, then the top term. As in the earlier run where topics.model or topics.warm-start names one, with new topics behind all that ever were: topic_lineage.")
            .column(
                    "language",
                    StringType,
                    "BCP 47 code",
                    "The language whose articles the topic is of; mixed where articles of all languages are modelled together.")
            .column(
                    "label",
                    StringType,
                    "",
                    "A short name: a phrase, where the topic has one, and the most relevant terms.")
            .column(
                    "prevalence",
                    DoubleType,
                    "0 to 1",
                    "Share of the topic in the tokens of all topics, of whatever language; sums to 1 over the table.")
            .column("token_count", DoubleType, "tokens", "Expected number of tokens that belong to the topic.")
            .column(
                    "coherence_npmi",
                    DoubleType,
                    "-1 to 1",
                    "Mean normalised pointwise mutual information of the top ten terms over sliding windows of ten tokens.")
            .column(
                    "exclusivity",
                    DoubleType,
                    "0 to 1",
                    "Mean FREX (omega 0.7) of the top ten terms: how much the terms are the topic's own.")
            .column(
                    "effective_terms",
                    DoubleType,
                    "terms",
                    "Exponential of the entropy of the topic's term distribution.")
            .column(
                    "document_entropy",
                    DoubleType,
                    "nats",
                    "Entropy of the topic's tokens over articles: low when a few articles hold it all.")
            .column(
                    "top_terms",
                    DataTypes.createArrayType(StringType, false),
                    "",
                    "The ten most probable terms that carry a topic, readable, most probable first.")
            .column(
                    "representative_doc_ids",
                    DataTypes.createArrayType(StringType, false),
                    "doc_id",
                    "The articles with the most of this topic, most first.")
            .build();

    private Topics() {}
}
