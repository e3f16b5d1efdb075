package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;

/**
 * What the command line asks for.
 *
 * @param job what to run
 * @param settings all settings, validated
 * @param force run even if the same run is published already
 * @param dryRun read nothing but the inventory, write nothing, and say what would be done
 */
public record JobRequest(Job job, LoadedSettings settings, boolean force, boolean dryRun) {}
