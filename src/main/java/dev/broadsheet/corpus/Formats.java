package dev.broadsheet.corpus;

import dev.broadsheet.config.InvalidSetting;
import java.util.List;
import java.util.Optional;

/** The raw formats there are readers for. To add one: a reader with its {@link Format}, and a line here. */
final class Formats {

    /** In the order in which they are asked. */
    static final List<Format> ALL = List.of(
            ParquetArticleReader.FORMAT,
            WebArchiveReader.FORMAT,
            MediaWikiReader.FORMAT,
            HtmlReader.FORMAT,
            SgmlReader.FORMAT,
            MailReader.FORMAT,
            JsonLinesReader.FORMAT,
            JsonReader.FORMAT,
            CsvReader.CSV,
            CsvReader.TSV,
            MarkdownReader.FORMAT,
            LinesReader.FORMAT,
            TextReader.FORMAT);

    private Formats() {}

    /** The format that {@code ingest.format} asks for. */
    static Format named(String setting) {
        return ALL.stream()
                .filter(format -> format.name().equals(setting))
                .findFirst()
                .orElseThrow(() -> new InvalidSetting(
                        "ingest.format",
                        setting,
                        "auto or one of " + ALL.stream().map(Format::name).toList()));
    }

    /** The format of a file, to go by its name. */
    static Optional<Format> byName(String path) {
        String extension = FileNames.extension(path);
        return ALL.stream()
                .filter(format -> format.extensions().contains(extension))
                .findFirst();
    }

    /** The format of a file: by how it begins where that is certain, by its name, by how it begins; empty for what is no article. */
    static Optional<Format> of(Head head, String path) {
        return ALL.stream()
                .filter(format -> format.certain().test(head))
                .findFirst()
                .or(() -> byName(path))
                .or(() -> OtherKinds.is(head)
                        ? Optional.empty()
                        : ALL.stream()
                                .filter(format -> format.likely().test(head))
                                .findFirst());
    }
}
