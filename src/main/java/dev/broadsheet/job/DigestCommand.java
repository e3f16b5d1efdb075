package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Prints a digest of the rows of every published table, to compare two warehouses by. */
final class DigestCommand implements Callable<Integer> {

    private final DigestRunner runner;
    private final CommandContext context;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    DigestCommand(DigestRunner runner, CommandContext context) {
        this.runner = runner;
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> lines = runner.digests(context.load(settings), context.console()).entrySet().stream()
                .map(entry -> entry.getValue() + "  " + entry.getKey())
                .toList();
        context.console().results(lines);
        return ExitCode.DONE.code();
    }
}
