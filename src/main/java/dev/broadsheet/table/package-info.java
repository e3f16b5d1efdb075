/**
 * The published tables, one file each: columns, types, units, meanings, keys. Schemas, verification, {@code data_dictionary}
 * and {@code docs/tables.md} are made from these.
 *
 * <p>To add a table: one file, and one line in {@code Tables.ALL}.
 */
package dev.broadsheet.table;
