package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings;
import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.config.KeptField;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Settings and small inputs for the tests of the readers. */
public final class Corpora {

    private static final Map<Field, List<String>> FIELDS = Map.of(
            Field.ID, List.of("id", "guid"),
            Field.TITLE, List.of("title", "headline"),
            Field.TEXT, List.of("text", "body", "description"),
            Field.DATE, List.of("date", "published_at"),
            Field.SOURCE, List.of("source", "publisher"),
            Field.URL, List.of("url", "link"),
            Field.LANGUAGE, List.of("language"));

    private Corpora() {}

    /** Settings to be changed for a test; they begin as the reference settings do, with smaller caps. */
    public static final class Setup {
        private List<String> include = List.of();
        private List<String> exclude = List.of("**/README*", "**/*readme.txt", "**/LICENSE*", "**/CHANGES*");
        private Optional<String> format = Optional.empty();
        private Optional<Pattern> pathPattern = Optional.empty();
        private List<Field> headLines = List.of();
        private Map<Field, List<String>> fields = FIELDS;
        private final List<KeptField> kept = new ArrayList<>();
        private Optional<String> charset = Optional.empty();
        private int maxRecordBytes = 1 << 22;
        private long maxUnpackedBytes = 1L << 32;
        private int maxUnpackRatio = 2000;

        public Setup include(String... globs) {
            include = List.of(globs);
            return this;
        }

        public Setup exclude(String... globs) {
            exclude = List.of(globs);
            return this;
        }

        public Setup format(String name) {
            format = Optional.of(name);
            return this;
        }

        public Setup path(String regex) {
            pathPattern = Optional.of(Pattern.compile(regex));
            return this;
        }

        public Setup head(Field... lines) {
            headLines = List.of(lines);
            return this;
        }

        public Setup fields(Map<Field, List<String>> names) {
            fields = names;
            return this;
        }

        /** Fields that are kept, each by its own name, and what the records call it. */
        public Setup keep(String name, String... names) {
            kept.add(new KeptField(name, List.of(names)));
            return this;
        }

        public Setup charset(String name) {
            charset = Optional.of(name);
            return this;
        }

        public Setup maxRecordBytes(int bytes) {
            maxRecordBytes = bytes;
            return this;
        }

        public Setup maxUnpacked(long bytes, int ratio) {
            maxUnpackedBytes = bytes;
            maxUnpackRatio = ratio;
            return this;
        }

        public IngestSettings settings() {
            return new IngestSettings(
                    include,
                    exclude,
                    format,
                    pathPattern,
                    headLines,
                    fields,
                    kept,
                    charset,
                    LocalDate.of(1400, 1, 1),
                    LocalDate.of(2100, 12, 31),
                    maxRecordBytes,
                    maxUnpackedBytes,
                    maxUnpackRatio,
                    3,
                    0.5);
        }

        public List<ReadRecord> read(String path, byte[] bytes) {
            return read(new InputSplit(new InputFile("memory:" + path, path, bytes.length, 0), 0, bytes.length), bytes);
        }

        public List<ReadRecord> read(InputSplit split, byte[] bytes) {
            return read(split, () -> new ByteArrayInputStream(bytes));
        }

        public List<ReadRecord> read(InputSplit split, ByteSource bytes) {
            List<ReadRecord> records = new ArrayList<>();
            try (RecordIterator iterator = new CorpusReader(settings()).read(split, bytes)) {
                iterator.forEachRemaining(records::add);
            }
            return records;
        }

        public List<ReadRecord> read(String name, Path file) throws java.io.IOException {
            InputFile input = new InputFile(file.toUri().toString(), name, Files.size(file), 0);
            return read(InputSplit.whole(input), () -> Files.newInputStream(file));
        }
    }

    public static Setup setup() {
        return new Setup();
    }

    public static List<Article> articles(List<ReadRecord> records) {
        return records.stream()
                .filter(Article.class::isInstance)
                .map(Article.class::cast)
                .toList();
    }

    public static List<Reject> rejects(List<ReadRecord> records) {
        return records.stream()
                .filter(Reject.class::isInstance)
                .map(Reject.class::cast)
                .toList();
    }

    public static List<String> texts(List<ReadRecord> records) {
        return articles(records).stream().map(Article::text).toList();
    }

    public static List<RejectReason> reasons(List<ReadRecord> records) {
        return rejects(records).stream().map(Reject::reason).toList();
    }
}
