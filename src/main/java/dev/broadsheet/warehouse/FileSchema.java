package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.TableFile;
import dev.broadsheet.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** What a file's footer says is what its table's definition says. */
final class FileSchema {

    private FileSchema() {}

    /**
     * Checks schema, compression and bloom filters.
     *
     * @param whole whether the file is to have the table's columns only
     */
    static Optional<Breach> check(Table table, ParquetMetadata footer, boolean whole) {
        Optional<Breach> schema =
                schema(TableFile.schema(table), footer.getFileMetaData().getSchema(), whole);
        return schema.isPresent() || !whole ? schema : chunks(table, footer.getBlocks());
    }

    private static Optional<Breach> schema(MessageType wanted, MessageType found, boolean whole) {
        for (int i = 0; i < wanted.getFieldCount(); i++) {
            Type column = wanted.getType(i);
            Type there = !whole && found.containsField(column.getName())
                    ? found.getType(column.getName())
                    : i < found.getFieldCount() ? found.getType(i) : none();
            if (!fits(column, there)) {
                return breach(text(column), text(there));
            }
        }
        return whole && found.getFieldCount() > wanted.getFieldCount()
                ? breach("no further column", text(found.getType(wanted.getFieldCount())))
                : Optional.empty();
    }

    private static GroupType none() {
        return new GroupType(Repetition.REQUIRED, "none", List.of());
    }

    /** Spark may write what is never null as optional: then no value may be missing, which is looked at when values are read. */
    private static boolean fits(Type wanted, Type found) {
        boolean repetition = wanted.getRepetition() == found.getRepetition()
                || (wanted.isRepetition(Repetition.REQUIRED) && found.isRepetition(Repetition.OPTIONAL));
        if (!repetition
                || !wanted.getName().equals(found.getName())
                || !Objects.equals(wanted.getLogicalTypeAnnotation(), found.getLogicalTypeAnnotation())
                || wanted.isPrimitive() != found.isPrimitive()) {
            return false;
        }
        if (wanted.isPrimitive()) {
            return wanted.asPrimitiveType().getPrimitiveTypeName()
                    == found.asPrimitiveType().getPrimitiveTypeName();
        }
        List<Type> fields = wanted.asGroupType().getFields();
        List<Type> others = found.asGroupType().getFields();
        if (fields.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!fits(fields.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Breach> chunks(Table table, List<BlockMetaData> rowGroups) {
        for (BlockMetaData rowGroup : rowGroups) {
            for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
                String name = chunk.getPath().toDotString();
                if (chunk.getCodec() != CompressionCodecName.ZSTD) {
                    return Optional.of(
                            new Breach("compressed with zstd", "ZSTD", chunk.getCodec() + " in the column " + name));
                } else if (table.bloomFilters().contains(name) && !findable(chunk)) {
                    return Optional.of(new Breach("bloom filter on " + name, "one", "none"));
                }
            }
        }
        return Optional.empty();
    }

    /** Parquet leaves the filter out where the dictionary holds every value: that answers the same question. */
    private static boolean findable(ColumnChunkMetaData chunk) {
        return chunk.getBloomFilterOffset() >= 0
                || Optional.ofNullable(chunk.getEncodingStats())
                        .filter(pages -> !pages.hasNonDictionaryEncodedPages())
                        .isPresent();
    }

    /** For each definition level below the highest of a column: whether it tells of a null that the table does not allow. */
    static boolean[] forbiddenNulls(Table table, MessageType file, ColumnDescriptor column) {
        MessageType wanted = TableFile.schema(table);
        boolean[] forbidden = new boolean[column.getMaxDefinitionLevel()];
        int level = 0;
        for (int depth = 1; depth <= column.getPath().length; depth++) {
            String[] path = Arrays.copyOf(column.getPath(), depth);
            if (!file.getType(path).isRepetition(Repetition.REQUIRED)) {
                forbidden[level++] = wanted.getType(path).isRepetition(Repetition.REQUIRED);
            }
        }
        return forbidden;
    }

    private static Optional<Breach> breach(String wanted, String found) {
        return Optional.of(new Breach("schema", wanted, found));
    }

    private static String text(Type type) {
        return type.toString().replaceAll("\\s+", " ");
    }
}
