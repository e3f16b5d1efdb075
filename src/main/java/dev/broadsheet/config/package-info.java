/**
 * Settings, read and validated once. Defaults stand in {@code conf/reference.conf} and nowhere else.
 */
package dev.broadsheet.config;
