package dev.broadsheet.job;

import dev.broadsheet.config.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of jobs for what is asked most often of topics; each stands for a setting. */
final class TopicOptions {

    @Option(
            names = "--topics",
            paramLabel = "N|auto",
            description =
                    "Number of topics, or auto to choose it by the articles. Stands for the setting topics.count.")
    private Optional<String> topics = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Fits to make a consensus of. Stands for the setting topics.seeds.")
    private Optional<String> seeds = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "RUN",
            description = "Run whose topic model is used as it is, or published. Stands for the setting topics.model.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--warm-start",
            paramLabel = "RUN",
            description =
                    "Run whose topic model the fit goes on from, or published. Stands for the setting topics.warm-start.")
    private Optional<String> warmStart = Optional.empty();

    /** What the options set. */
    List<Assignment> commandLine() {
        List<Assignment> result = new ArrayList<>();
        topics.ifPresent(value -> result.add(new Assignment("topics.count", value, "command line, --topics")));
        seeds.ifPresent(value -> result.add(new Assignment("topics.seeds", value, "command line, --seeds")));
        model.ifPresent(value -> result.add(new Assignment("topics.model", value, "command line, --model")));
        warmStart.ifPresent(
                value -> result.add(new Assignment("topics.warm-start", value, "command line, --warm-start")));
        return result;
    }
}
