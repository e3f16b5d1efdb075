package dev.broadsheet.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A raw format: how its files are known, and who reads them. It stands in the file of its reader; {@link Formats} lists all.
 *
 * @param name what {@code ingest.format} calls it
 * @param extensions what the names of its files end in
 * @param certain whether a file begins as only this format does; asked before its name is
 * @param likely whether a file begins as this format often does; asked when neither content nor name tells
 * @param opening makes a reader of a whole file
 * @param splitting makes a reader of a part of an uncompressed file; empty where files cannot be cut
 */
record Format(
        String name,
        List<String> extensions,
        Predicate<Head> certain,
        Predicate<Head> likely,
        Opening opening,
        Optional<Splitting> splitting) {

    /** Makes the reader of a file. */
    @FunctionalInterface
    interface Opening {
        ArticleReader open(ReaderTools tools, ArticleMaker maker, BufferedInputStream in) throws IOException;
    }

    /** Makes the reader of the records that begin within a split; the stream begins with the file. */
    @FunctionalInterface
    interface Splitting {
        ArticleReader open(ReaderTools tools, ArticleMaker maker, BufferedInputStream in, InputSplit split)
                throws IOException;
    }

    static Format of(String name, Opening opening, String... extensions) {
        return new Format(name, List.of(extensions), head -> false, head -> false, opening, Optional.empty());
    }

    Format certain(Predicate<Head> test) {
        return new Format(name, extensions, test, likely, opening, splitting);
    }

    Format likely(Predicate<Head> test) {
        return new Format(name, extensions, certain, test, opening, splitting);
    }

    Format splitBy(Splitting by) {
        return new Format(name, extensions, certain, likely, opening, Optional.of(by));
    }
}
