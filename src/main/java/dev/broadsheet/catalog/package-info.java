/**
 * Published tables → tables of one of Spark's catalogues. What is published is never changed from here, and what is in the catalogue
 * is only touched where it was put there from the same warehouse.
 *
 * <p>To add a kind of table: one more {@link dev.broadsheet.catalog.CatalogTables}, and one constant of {@code
 * config.CatalogSettings.Format}.
 */
package dev.broadsheet.catalog;
