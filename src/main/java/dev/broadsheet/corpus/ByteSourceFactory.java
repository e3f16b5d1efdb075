package dev.broadsheet.corpus;

import java.io.Serializable;

/** Finds the bytes of a file; travels to where they are read. */
@FunctionalInterface
public interface ByteSourceFactory extends Serializable {

    ByteSource of(InputFile file);
}
