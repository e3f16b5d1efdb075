package dev.broadsheet.warehouse;

import static dev.broadsheet.warehouse.WrittenTables.A;
import static dev.broadsheet.warehouse.WrittenTables.B;
import static dev.broadsheet.warehouse.WrittenTables.C;
import static dev.broadsheet.warehouse.WrittenTables.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.table.Articles;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.warehouse.Manifest.Check;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is verified of a table some of whose files another run wrote. */
class SeveralRunsTest {

    private static final String D = "d".repeat(32);

    @TempDir
    private Path folder;

    private WrittenTables tables = new WrittenTables(Path.of(""));

    @BeforeEach
    void right() {
        tables = WrittenTables.right(folder);
    }

    /** Files of an earlier run overlap with those of this one: A and C before, B now. */
    @Test
    void filesOfSeveralRunsMayOverlap() {
        tables.put(Articles.TABLE, List.of(article(A, "One."), article(C, "Drei.")), List.of(article(B, "Two.")));
        tables.breaks("articles", "files that have no [doc_id] in common");
        tables.keep(Articles.TABLE, 0);
        assertThat(tables.verify()).contains(new Check("tfidf", "doc_id stands in articles.doc_id", "none missing"));
    }

    /** An attempt that goes on behind articles does not know which of their files the one before it took over. */
    @Test
    void filesThatAreReferredToMayOverlap() {
        tables.put(Articles.TABLE, List.of(article(A, "One."), article(C, "Drei.")), List.of(article(B, "Two.")));
        tables.ignore(Articles.TABLE);
        assertThat(tables.verify()).contains(new Check("tfidf", "doc_id stands in articles.doc_id", "none missing"));
        tables.put(Articles.TABLE, List.of(article(A, "One."), article(C, "Drei.")), List.of(article(C, "Drei.")));
        tables.ignore(Articles.TABLE);
        tables.breaks("articles", "unique [doc_id]", C + " in two files");
    }

    @Test
    void anArticleOfAnEarlierRunOnceMore() {
        tables.put(
                Articles.TABLE,
                List.of(article(A, "One."), article(C, "Drei.")),
                List.of(article(B, "Two.")),
                List.of(article(C, "Drei.")));
        tables.keep(Articles.TABLE, 0);
        tables.breaks("articles", "unique [doc_id]", C + " in two files");
    }

    @Test
    void anArticleThatIsInNoneOfTheFilesOfSeveralRuns() {
        tables.put(Articles.TABLE, List.of(article(A, "One."), article(D, "Vier.")), List.of(article(B, "Two.")));
        tables.keep(Articles.TABLE, 0);
        tables.breaks("tfidf", "doc_id stands in articles.doc_id", C);
    }

    /** Only a table that is sorted by its key can have files of several runs: the others are apart, or one file. */
    @Test
    void filesOfAnEarlierRunInAnotherTable() {
        tables.keep(TfIdf.TABLE, 0);
        assertThatThrownBy(tables::verify)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tfidf is not sorted by its key");
    }
}
