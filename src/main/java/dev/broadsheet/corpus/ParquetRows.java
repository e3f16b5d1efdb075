package dev.broadsheet.corpus;

import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;

/** Rows of a Parquet file as groups of named values. */
public final class ParquetRows extends ParquetReader.Builder<Group> {

    public ParquetRows(InputFile file, ParquetConfiguration configuration) {
        super(file, configuration);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
        return new GroupReadSupport();
    }
}
