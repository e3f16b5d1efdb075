/**
 * Rows as bytes. What is shuffled between tasks is keys and values that are byte arrays: they cost no generated code and no
 * objects for single fields, sort by comparing bytes, and hold text in the UTF-8 that Parquet wants in the end.
 */
package dev.broadsheet.packed;
