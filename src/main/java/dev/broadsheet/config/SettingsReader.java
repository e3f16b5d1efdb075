package dev.broadsheet.config;

import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Turns given values into the settings records, key by key. */
final class SettingsReader {

    private final Values values;
    private final Path workingDirectory;
    private final Clock clock;

    SettingsReader(Values values, Path workingDirectory, Clock clock) {
        this.values = values;
        this.workingDirectory = workingDirectory;
        this.clock = clock;
    }

    Settings read(Map<String, String> spark) {
        return new Settings(
                run(spark),
                accumulation(),
                ingest(),
                quality(),
                duplicates(),
                analysis(),
                boilerplate(),
                phrases(),
                tfidf(),
                keyphrases(),
                similar(),
                topics(),
                trends(),
                gates(),
                catalog(),
                cleanup());
    }

    private RunSettings run(Map<String, String> spark) {
        return new RunSettings(
                new InputPaths(workingDirectory).parse(values.list("inputs")),
                values.string("warehouse").strip(),
                day("logical-date"),
                values.word("run.until", RunSettings.JOBS),
                values.truth("run.report"),
                values.integer("run.lease-seconds"),
                values.whole("run.split-bytes"),
                values.whole("run.target-file-bytes"),
                values.integer("run.partitions"),
                spark);
    }

    private AccumulationSettings accumulation() {
        return new AccumulationSettings(
                values.choice("accumulation.removed-inputs", AccumulationSettings.Removed.class),
                values.integer("accumulation.window-days"));
    }

    private IngestSettings ingest() {
        List<KeptField> kept = kept();
        return new IngestSettings(
                globs("ingest.only"),
                globs("ingest.exclude"),
                values.unless("ingest.format", "auto").map(any -> values.word("ingest.format", IngestSettings.FORMATS)),
                values.unless("ingest.path-pattern", "")
                        .map(any -> values.parsed(
                                "ingest.path-pattern",
                                "a regular expression",
                                expression -> PathPattern.compile(expression, kept))),
                values.choices("ingest.head-lines", IngestSettings.Field.class, PathPattern.FIELDS),
                fields(),
                kept,
                values.unless("ingest.charset", "auto").map(any -> charset("ingest.charset")),
                day("ingest.earliest-date"),
                day("ingest.latest-date"),
                values.integer("ingest.max-record-bytes"),
                values.whole("ingest.max-unpacked-bytes"),
                values.integer("ingest.max-unpack-ratio"),
                values.integer("ingest.max-nesting"),
                values.number("ingest.max-reject-share"));
    }

    private QualitySettings quality() {
        return new QualitySettings(
                values.integer("quality.min-characters"),
                values.number("quality.max-symbol-ratio"),
                values.number("quality.max-digit-ratio"),
                values.number("quality.max-uppercase-ratio"),
                values.number("quality.max-repeated-line-ratio"),
                values.number("quality.min-stop-word-ratio"),
                values.number("quality.min-mean-word-length"),
                values.number("quality.max-mean-word-length"),
                values.number("quality.max-ocr-noise"));
    }

    private DuplicateSettings duplicates() {
        return new DuplicateSettings(
                values.truth("duplicates.near"),
                values.number("duplicates.similarity"),
                values.number("duplicates.containment"),
                values.integer("duplicates.least-shingles"));
    }

    private BoilerplateSettings boilerplate() {
        return new BoilerplateSettings(
                values.integer("boilerplate.min-articles"), values.number("boilerplate.min-share"));
    }

    private PhraseSettings phrases() {
        return new PhraseSettings(
                values.integer("phrases.min-count"),
                values.number("phrases.min-share"),
                values.integer("phrases.min-articles"),
                values.number("phrases.min-npmi"),
                values.number("phrases.min-name-npmi"),
                values.number("phrases.absorbing-share"),
                values.integer("phrases.most"));
    }

    private AnalysisSettings analysis() {
        return new AnalysisSettings(
                values.integer("analysis.max-token-length"),
                Set.copyOf(values.words("analysis.languages", AnalysisSettings.LANGUAGES)));
    }

    private TfIdfSettings tfidf() {
        return new TfIdfSettings(
                values.integer("tfidf.min-document-frequency"),
                values.number("tfidf.max-document-share"),
                values.integer("tfidf.max-vocabulary"),
                values.choice("tfidf.term-frequency", TfIdfSettings.TermFrequency.class),
                values.choice("tfidf.inverse-document-frequency", TfIdfSettings.InverseDocumentFrequency.class));
    }

    private KeyphraseSettings keyphrases() {
        return new KeyphraseSettings(values.integer("keyphrases.most"));
    }

    private TopicSettings topics() {
        return new TopicSettings(
                values.word("topics.engine", TopicSettings.ENGINES),
                topicCount(),
                values.integer("topics.iterations"),
                values.whole("topics.seed"),
                TopicLanguages.of(
                        values.string("topics.language").strip().toLowerCase(Locale.ROOT),
                        values.integer("topics.min-articles")),
                values.integer("topics.min-document-frequency"),
                values.number("topics.max-document-share"),
                values.integer("topics.max-vocabulary"),
                values.number("topics.held-out-share"),
                values.number("topics.min-weight"),
                values.integer("topics.terms"),
                values.integer("topics.representatives"),
                values.integer("topics.mllib-partitions"),
                new FitSettings(
                        values.integer("topics.seeds"),
                        values.unless("topics.model", ""),
                        values.unless("topics.warm-start", ""),
                        values.integer("topics.refit-days"),
                        values.truth("topics.check-counts")));
    }

    private SimilarSettings similar() {
        return new SimilarSettings(values.integer("similar.most"), values.number("similar.min-cosine"));
    }

    private TrendSettings trends() {
        return new TrendSettings(
                values.choice("trends.period", TrendSettings.Period.class),
                dimensions(),
                values.integer("trends.max-values"),
                values.number("trends.max-false-share"));
    }

    private List<KeptField> kept() {
        return KeptField.parse(values.list(KeptField.KEY));
    }

    private List<String> dimensions() {
        List<String> known = new ArrayList<>(TrendSettings.COLUMNS);
        kept().forEach(field -> known.add(field.name()));
        List<String> dimensions = values.list("trends.dimensions").stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        for (String dimension : dimensions) {
            if (!known.contains(dimension)) {
                throw values.wrong(
                        "trends.dimensions",
                        "a list of " + Values.oneOf(known) + "; for " + dimension
                                + " to be one, keep it with the articles: "
                                + KeptField.KEY + "=" + dimension + ", or " + dimension
                                + "=FIELD where the records call it FIELD");
            }
        }
        return dimensions;
    }

    private GateSettings gates() {
        return new GateSettings(
                values.whole("gates.min-articles"),
                values.number("gates.min-articles-share"),
                values.integer("gates.runs"),
                values.number("gates.max-language-drift"),
                values.number("gates.max-coherence-drop"));
    }

    private CatalogSettings catalog() {
        return new CatalogSettings(
                values.unless(CatalogSettings.NAME, ""),
                values.string("catalog.namespace").strip(),
                values.choice(CatalogSettings.FORMAT, CatalogSettings.Format.class));
    }

    private CleanupSettings cleanup() {
        return new CleanupSettings(
                values.integer("gc.keep"), values.integer("gc.min-age-hours"), values.integer("gc.resumable-hours"));
    }

    private int topicCount() {
        Optional<String> given = values.unless("topics.count", "auto");
        if (given.isEmpty()) {
            return TopicSettings.AUTO;
        }
        int count = values.parsed("topics.count", "a whole number of at least 2, or auto", Integer::valueOf);
        if (count == TopicSettings.AUTO) {
            throw values.wrong("topics.count", "at least 2, or auto");
        }
        return count;
    }

    private Map<IngestSettings.Field, List<String>> fields() {
        Map<IngestSettings.Field, List<String>> fields = new EnumMap<>(IngestSettings.Field.class);
        Arrays.stream(IngestSettings.Field.values())
                .forEach(field -> fields.put(
                        field, values.list("ingest.fields." + field.name().toLowerCase(Locale.ROOT))));
        return fields;
    }

    private LocalDate day(String key) {
        boolean today = key.equals("logical-date") && values.string(key).strip().equals("today");
        return today
                ? LocalDate.now(clock.withZone(ZoneOffset.UTC))
                : values.parsed(
                        key,
                        "a day as YYYY-MM-DD" + (key.equals("logical-date") ? ", or today" : ""),
                        LocalDate::parse);
    }

    private String charset(String key) {
        return values.parsed(key, "the name of a character encoding, such as UTF-8, or auto", Charset::forName)
                .name();
    }

    private List<String> globs(String key) {
        List<String> globs = values.list(key);
        for (String glob : globs) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException e) {
                throw values.wrong(key, "glob patterns; " + glob + " is none: " + e.getDescription());
            }
        }
        return globs;
    }
}
