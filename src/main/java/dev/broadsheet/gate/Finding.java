package dev.broadsheet.gate;

/**
 * What a gate found.
 *
 * @param gate its setting
 * @param figure what the run has, in words
 * @param passed whether that is within the bound
 */
public record Finding(String gate, String figure, boolean passed) {}
