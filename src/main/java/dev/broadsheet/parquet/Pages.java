package dev.broadsheet.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.io.ParquetDecodingException;

/** The pages of one column chunk, one after the other, in both versions of the page format. */
final class Pages {

    /** One level a value. */
    @FunctionalInterface
    interface Levels {
        int next() throws IOException;
    }

    private final ColumnDescriptor column;
    private final PageReader pages;
    private final Optional<Dictionary> dictionary;
    private Levels repetitions = () -> 0;
    private Levels definitions = () -> 0;
    private Optional<ValuesReader> values = Optional.empty();
    private Optional<Places> places = Optional.empty();
    private Optional<ByteBuffer> plain = Optional.empty();
    private int left;

    Pages(ColumnDescriptor column, PageReader pages) throws IOException {
        this.column = column;
        this.pages = pages;
        DictionaryPage page = pages.readDictionaryPage();
        this.dictionary =
                page == null ? Optional.empty() : Optional.of(page.getEncoding().initDictionary(column, page));
    }

    Optional<Dictionary> dictionary() {
        return dictionary;
    }

    /** Goes on to the next page that holds values; whether there is one. */
    boolean next() throws IOException {
        for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
            open(page);
            left = page.getValueCount();
            if (left > 0) {
                return true;
            }
        }
        return false;
    }

    /** Values of this page, nulls included, that were not taken yet. */
    int left() {
        return left;
    }

    void took(int count) {
        left -= count;
    }

    Levels repetitions() {
        return repetitions;
    }

    Levels definitions() {
        return definitions;
    }

    ValuesReader values() {
        return values.orElseThrow();
    }

    /** The values as places in the dictionary, if that is what this page holds. Read either these or the values. */
    Optional<Places> places() {
        return places;
    }

    /** The values of this page as they are in memory, if they are stored so. */
    Optional<ByteBuffer> plain() {
        return plain;
    }

    private void open(DataPage page) throws IOException {
        if (page instanceof DataPageV1 one) {
            ValuesReader repetition = one.getRlEncoding().getValuesReader(column, ValuesType.REPETITION_LEVEL);
            ValuesReader definition = one.getDlEncoding().getValuesReader(column, ValuesType.DEFINITION_LEVEL);
            ByteBufferInputStream in = one.getBytes().toInputStream();
            repetition.initFromPage(page.getValueCount(), in);
            definition.initFromPage(page.getValueCount(), in);
            repetitions = repetition::readInteger;
            definitions = definition::readInteger;
            values(one.getValueEncoding(), page.getValueCount(), in);
        } else if (page instanceof DataPageV2 two) {
            repetitions = levels(column.getMaxRepetitionLevel(), two.getRepetitionLevels());
            definitions = levels(column.getMaxDefinitionLevel(), two.getDefinitionLevels());
            values(two.getDataEncoding(), page.getValueCount(), two.getData().toInputStream());
        } else {
            throw new ParquetDecodingException("a page of an unknown kind: " + page);
        }
    }

    private static Levels levels(int max, BytesInput bytes) throws IOException {
        if (max == 0) {
            return () -> 0;
        }
        int width = BytesUtils.getWidthFromMaxInt(max);
        RunLengthBitPackingHybridDecoder decoder = new RunLengthBitPackingHybridDecoder(width, bytes.toInputStream());
        return decoder::readInt;
    }

    private void values(Encoding encoding, int count, ByteBufferInputStream in) throws IOException {
        ByteBuffer data = in.slice(in.available());
        ValuesReader reader;
        if (encoding.usesDictionary()) {
            Dictionary known = dictionary.orElseThrow(
                    () -> new ParquetDecodingException("a page refers to a dictionary that is not there"));
            reader = encoding.getDictionaryBasedValuesReader(column, ValuesType.VALUES, known);
        } else {
            reader = encoding.getValuesReader(column, ValuesType.VALUES);
        }
        reader.initFromPage(count, ByteBufferInputStream.wrap(data.duplicate()));
        values = Optional.of(reader);
        places = encoding.usesDictionary() ? Optional.of(new Places(data)) : Optional.empty();
        plain = encoding == Encoding.PLAIN
                ? Optional.of(data.duplicate().order(ByteOrder.LITTLE_ENDIAN))
                : Optional.empty();
    }
}
