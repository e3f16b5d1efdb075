/** The published tables' own Parquet: written row by row from plain values and read back column by column, without Spark SQL. */
package dev.broadsheet.parquet;
