package dev.broadsheet.job;

import java.util.Locale;

/** What can be run. */
public enum Job {
    INGEST("Read raw files into the tables articles and rejects."),
    TFIDF("Ingest, then weigh the terms of every article."),
    TOPICS("Ingest, then fit topics across the articles."),
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
