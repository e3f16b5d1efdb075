package dev.broadsheet.warehouse;

import java.io.Serializable;

/**
 * A rule that does not hold.
 *
 * @param rule in words
 * @param expected what had to be
 * @param found what is, and where
 */
record Breach(String rule, String expected, String found) implements Serializable {

    Breach in(String file) {
        return new Breach(rule, expected, found + " in " + file);
    }

    VerificationFailure of(String table) {
        return new VerificationFailure(table, rule, expected, found);
    }
}
