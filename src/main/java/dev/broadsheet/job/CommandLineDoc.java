package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import java.util.Map;
import picocli.CommandLine;

/** {@code docs/command-line.md}, made from the help of every command. */
final class CommandLineDoc {

    private CommandLineDoc() {}

    static String text() {
        CommandLine commands = Commands.forHelp();
        StringBuilder text =
                new StringBuilder("# Command line\n\nMade from the program's own help by `jobs/run docs`.\n");
        section(text, commands);
        for (Map.Entry<String, CommandLine> each : commands.getSubcommands().entrySet()) {
            section(text, each.getValue());
        }
        text.append("\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
        for (ExitCode code : ExitCode.values()) {
            text.append("| ")
                    .append(code.code())
                    .append(" | ")
                    .append(code.meaning())
                    .append(" |\n");
        }
        text.append("| 130, 143 | Ended by Ctrl-C or by SIGTERM. |\n");
        return text.toString();
    }

    private static void section(StringBuilder text, CommandLine command) {
        text.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        text.append(command.getUsageMessage(CommandLine.Help.Ansi.OFF).strip()).append("\n```\n");
    }
}
