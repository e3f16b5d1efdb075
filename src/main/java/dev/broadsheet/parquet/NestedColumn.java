package dev.broadsheet.parquet;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.ParquetDecodingException;

/** A column within lists or maps: every value is decoded and looked at, none is handed out. */
public final class NestedColumn {

    private final ColumnDescriptor column;
    private final boolean[] forbidden;
    private long nulls;
    private long invalid;

    /**
     * @param column of a file
     * @param forbidden for each definition level whether it tells of a null that must not be
     */
    public NestedColumn(ColumnDescriptor column, boolean[] forbidden) {
        this.column = column;
        this.forbidden = forbidden.clone();
    }

    public String name() {
        return column.getPath()[0];
    }

    /** Reads a row group through. */
    public void read(PageReadStore rowGroup) throws IOException {
        Pages pages = new Pages(column, rowGroup.getPageReader(column));
        long rows = 0;
        while (pages.next()) {
            ValuesReader values = pages.values();
            for (int i = pages.left(); i > 0; i--) {
                if (pages.repetitions().next() == 0) {
                    rows++;
                }
                int level = pages.definitions().next();
                if (level == column.getMaxDefinitionLevel()) {
                    value(values);
                } else if (forbidden[level]) {
                    nulls++;
                }
            }
        }
        if (rows != rowGroup.getRowCount()) {
            throw new ParquetDecodingException(
                    "the column " + name() + " holds " + rows + " rows, its row group " + rowGroup.getRowCount());
        }
    }

    /** Nulls read so far that must not be. */
    public long nulls() {
        return nulls;
    }

    /** Strings read so far that are not UTF-8. */
    public long invalid() {
        return invalid;
    }

    private void value(ValuesReader in) {
        switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> in.readInteger();
            case INT64 -> in.readLong();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case BINARY -> {
                if (!Utf8.isValid(in.readBytes())) {
                    invalid++;
                }
            }
            default -> throw new IllegalStateException("no column of a table is of the type of " + column);
        }
    }
}
