package dev.broadsheet.corpus;

import java.io.Serializable;

/** What reading yields: an article, a record that could not be kept, or a file that never was an article. */
public sealed interface ReadRecord extends Serializable permits Article, Reject, Skipped {

    Location at();
}
