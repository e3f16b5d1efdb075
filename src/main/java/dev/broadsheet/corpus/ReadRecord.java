package dev.broadsheet.corpus;

import java.io.Serializable;

/** What reading yields: an article, read now or earlier, a record that could not be kept, or a file that never was an article. */
public sealed interface ReadRecord extends Serializable permits Article, Carried, Reject, Skipped {

    Location at();
}
