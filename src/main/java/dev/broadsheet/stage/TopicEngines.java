package dev.broadsheet.stage;

import dev.broadsheet.config.InvalidSetting;
import java.util.List;
import java.util.stream.Collectors;

/** The engines that {@code topics.engine} can name. */
public final class TopicEngines {

    private static final List<TopicEngine> ALL =
            List.of(new GibbsEngine(), new MllibEmEngine(), new MllibOnlineEngine());

    private TopicEngines() {}

    /**
     * The engine of a name.
     *
     * @throws InvalidSetting naming the known engines
     */
    public static TopicEngine named(String name) {
        return ALL.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSetting("topics.engine", name, "one of " + known()));
    }

    private static String known() {
        return ALL.stream().map(TopicEngine::name).collect(Collectors.joining(", "));
    }
}
