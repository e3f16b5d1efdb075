/**
 * What a run must come up to before it is published: its own figures and those of the runs before it, held against bounds.
 * Another gate is a figure in {@link dev.broadsheet.gate.RunFigures}, a bound in the settings and a method of {@link
 * dev.broadsheet.gate.Gates}. Where figures come from does not belong here.
 */
package dev.broadsheet.gate;
