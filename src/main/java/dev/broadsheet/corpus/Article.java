package dev.broadsheet.corpus;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One article as read, decoded and cleaned.
 *
 * @param at where it stands
 * @param docId 32 hex characters, see {@link DocId}
 * @param source who published it
 * @param nativeId the id the source gave it
 * @param url where it was published
 * @param title never empty
 * @param publishedAt when it was published, if known and possible
 * @param language the language the source declares, as a BCP 47 code
 * @param text never blank; NFC, line feeds only, no control characters, no unpaired surrogates
 * @param contentHash 32 hex characters over the text with white space folded
 * @param charset IANA name of the encoding it was decoded with
 * @param decodeErrors sequences that were replaced by U+FFFD while decoding
 * @param dateNote whether a date was given and could be used
 * @param fields further fields of its record that are kept, by the name they are kept by; each has a value at least
 */
public record Article(
        Location at,
        String docId,
        String source,
        Optional<String> nativeId,
        Optional<String> url,
        String title,
        Optional<Instant> publishedAt,
        Optional<String> language,
        String text,
        String contentHash,
        String charset,
        int decodeErrors,
        DateNote dateNote,
        SortedMap<String, List<String>> fields)
        implements ReadRecord {

    public Article {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** What became of the date an article came with. */
    public enum DateNote {
        NONE_GIVEN,
        USED,
        UNPARSABLE,
        OUT_OF_RANGE
    }

    /** What travels between tasks in this record's place: an Optional cannot be serialized. */
    private Object writeReplace() {
        return new Shipped(
                at,
                docId,
                source,
                nativeId.stream().toList(),
                url.stream().toList(),
                title,
                publishedAt.stream().toList(),
                language.stream().toList(),
                text,
                contentHash,
                charset,
                decodeErrors,
                dateNote,
                fields);
    }

    /** The article with a list of at most one for each value that may be absent. */
    private record Shipped(
            Location at,
            String docId,
            String source,
            List<String> nativeId,
            List<String> url,
            String title,
            List<Instant> publishedAt,
            List<String> language,
            String text,
            String contentHash,
            String charset,
            int decodeErrors,
            DateNote dateNote,
            SortedMap<String, List<String>> fields)
            implements Serializable {

        private Object readResolve() {
            return new Article(
                    at,
                    docId,
                    source,
                    nativeId.stream().findFirst(),
                    url.stream().findFirst(),
                    title,
                    publishedAt.stream().findFirst(),
                    language.stream().findFirst(),
                    text,
                    contentHash,
                    charset,
                    decodeErrors,
                    dateNote,
                    fields);
        }
    }
}
