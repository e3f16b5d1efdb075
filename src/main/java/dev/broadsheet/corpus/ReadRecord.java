package dev.broadsheet.corpus;

/** What reading yields: an article, a record that could not be kept, or a file that never was an article. */
public sealed interface ReadRecord permits Article, Reject, Skipped {

    Location at();
}
