package dev.broadsheet.job;

import java.util.Locale;

/** What can be run. */
public enum Job {
    INGEST("Read raw files into the tables articles and rejects."),
    TFIDF("Weigh the terms of every article: the tables vocabulary and tfidf."),
    TOPICS("Fit topics across the articles: the tables topics, topic_terms and article_topics."),
    PIPELINE("All jobs in order, up to the setting run.until.");

    private final String purpose;

    Job(String purpose) {
        this.purpose = purpose;
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String purpose() {
        return purpose;
    }
}
