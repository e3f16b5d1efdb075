package dev.broadsheet.warehouse;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;

/** What was read back is not what was to be written. Nothing is published. */
public final class VerificationFailure extends Failure {

    private static final long serialVersionUID = 1L;

    public VerificationFailure(String table, String rule, String expected, String found) {
        super(
                ExitCode.INTERNAL,
                "The table " + table + " was read back and breaks a rule: " + rule + ". Expected " + expected
                        + ", found "
                        + found + ". Nothing was published; what was published before is as it was. The run's folder"
                        + " is kept for a look.");
    }
}
