/**
 * One Spark operator a file, named by what it does. A stage takes datasets and a settings record and gives datasets; it
 * never reads configuration and never publishes.
 */
package dev.broadsheet.stage;
