/**
 * What is run: thin compositions of stages, and the command line.
 */
package dev.broadsheet.job;
