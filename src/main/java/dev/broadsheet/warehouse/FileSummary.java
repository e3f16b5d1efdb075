package dev.broadsheet.warehouse;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What reading one file of a table through has found.
 *
 * @param path of the file
 * @param footerRows rows by its footer
 * @param rows rows that every column has
 * @param breaches the first rule that is broken; empty when all hold
 * @param first the sorted columns of its first row; empty without rows
 * @param last the same of its last row
 * @param figures of the columns somebody asks for
 */
record FileSummary(
        String path,
        long footerRows,
        long rows,
        List<Breach> breaches,
        List<Object> first,
        List<Object> last,
        Map<String, Figures> figures)
        implements Serializable {

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
