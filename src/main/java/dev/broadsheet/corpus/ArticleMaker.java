package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings;
import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.Article.DateNote;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the articles of one file out of the fields that its reader finds. */
final class ArticleMaker {

    private static final int TITLE_LENGTH = 120;
    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private final IngestSettings settings;
    private final Place place;
    private final DocId ids;
    private final Map<Field, String> fromPath;
    private final Map<String, String> keptFromPath;
    private final Optional<Instant> pathDate;

    ArticleMaker(IngestSettings settings, Place place, DocId ids) {
        this.settings = settings;
        this.place = place;
        this.ids = ids;
        this.fromPath = PathFields.of(settings.pathPattern(), place.below());
        this.keptFromPath = PathFields.kept(settings.pathPattern(), settings.kept(), place.below());
        this.pathDate = PathDate.of(place.below(), settings.earliestDate(), settings.latestDate());
    }

    Place place() {
        return place;
    }

    /** The article of these fields, or the reason why they are none. */
    ReadRecord make(long offset, RawFields fields, String charset, int decodeErrors) {
        Optional<String> raw = fields.get(Field.TEXT);
        if (raw.isEmpty()) {
            return withoutText(offset, fields);
        }
        String text = CleanText.clean(raw.get());
        if (text.isBlank()) {
            return reject(offset, RejectReason.EMPTY, "the text is blank", "");
        }
        Location at = place.at(offset);
        String source = line(fields, Field.SOURCE).orElseGet(() -> defaultSource());
        Optional<String> nativeId = line(fields, Field.ID);
        Optional<String> url = line(fields, Field.URL);
        PublicationDate date = date(line(fields, Field.DATE), url);
        return new Article(
                at,
                nativeId.map(id -> ids.ofNativeId(source, id)).orElseGet(() -> ids.ofLocation(source, at)),
                source,
                nativeId,
                url,
                line(fields, Field.TITLE).orElseGet(() -> titleOf(text)),
                date.at(),
                line(fields, Field.LANGUAGE).flatMap(ArticleMaker::languageCode),
                text,
                ids.contentHash(text),
                charset,
                decodeErrors,
                date.note(),
                KeptValues.of(fields.kept(), keptFromPath));
    }

    Reject reject(long offset, RejectReason reason, String message, String excerpt) {
        return new Reject(place.at(offset), ReadRecords.STAGE, reason, message, excerpt);
    }

    private Reject withoutText(long offset, RawFields fields) {
        String excerpt = fields.get(Field.TITLE).orElse("");
        if (fields.wrongText().isPresent()) {
            return reject(offset, RejectReason.WRONG_TYPE, fields.wrongText().get(), excerpt);
        }
        return fields.textSeen()
                ? reject(offset, RejectReason.EMPTY, "the text is blank", excerpt)
                : reject(
                        offset,
                        RejectReason.MISSING_TEXT,
                        "no field could be the text; ingest.fields.text says which",
                        excerpt);
    }

    /** A field that stands on one line: the record's own, else the path's. */
    private Optional<String> line(RawFields fields, Field field) {
        return fields.get(field)
                .map(CleanText::cleanLine)
                .filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(fromPath.get(field)).map(CleanText::cleanLine))
                .filter(value -> !value.isEmpty());
    }

    private String defaultSource() {
        String clean = CleanText.cleanLine(place.source());
        return clean.isEmpty() ? "unknown" : clean;
    }

    /** What the article says, else what the address it was published under, else what its path says. */
    private PublicationDate date(Optional<String> given, Optional<String> url) {
        return given.map(value -> PublicationDate.parse(value, settings.earliestDate(), settings.latestDate()))
                .orElseGet(() -> {
                    Optional<Instant> day = url.flatMap(this::urlDate).or(() -> pathDate);
                    return new PublicationDate(day, day.isPresent() ? DateNote.USED : DateNote.NONE_GIVEN);
                });
    }

    /** The day that an address names, as blogs and newspapers do; what follows a question mark is no part of it. */
    private Optional<Instant> urlDate(String url) {
        int query = url.indexOf('?');
        return PathDate.of(query < 0 ? url : url.substring(0, query), settings.earliestDate(), settings.latestDate());
    }

    /** The first line that is not blank, cut at a word. The marks of a Markdown heading are no part of it. */
    private static String titleOf(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse(text);
        String line = CleanText.cleanLine(first);
        String heading = line.replaceFirst("^#{1,6}\\s+", "");
        return clip(heading.isEmpty() ? line : heading);
    }

    private static String clip(String line) {
        if (line.codePointCount(0, line.length()) <= TITLE_LENGTH) {
            return line;
        }
        int end = line.offsetByCodePoints(0, TITLE_LENGTH);
        int space = line.lastIndexOf(' ', end);
        // Writing without spaces is cut where it is.
        return line.substring(0, space > end / 2 ? space : end).strip();
    }

    /** The language alone, of two letters where it has such a code: {@code en-US} and {@code eng} are {@code en}, as a guess would be. */
    private static Optional<String> languageCode(String declared) {
        String language = Locale.forLanguageTag(declared.replace('_', '-')).getLanguage();
        return switch (language.length()) {
            case 2 -> Optional.of(Locale.forLanguageTag(language).toLanguageTag());
            case 3 -> Optional.of(TWO_LETTERS.getOrDefault(language, language));
            default -> Optional.empty();
        };
    }

    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale locale = Locale.forLanguageTag(code);
            codes.put(locale.getISO3Language(), locale.toLanguageTag());
        }
        return Map.copyOf(codes);
    }
}
