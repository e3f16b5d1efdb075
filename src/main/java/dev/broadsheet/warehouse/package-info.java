/**
 * Runs, their manifests, verification by reading again, and publishing by one pointer.
 */
package dev.broadsheet.warehouse;
