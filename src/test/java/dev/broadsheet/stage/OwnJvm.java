package dev.broadsheet.stage;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of the tests in a JVM of its own, which lives too short for the second compiler to pay. */
final class OwnJvm {

    static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private OwnJvm() {}

    /**
     * Runs to the end.
     *
     * @param err receives what it writes to its standard error
     * @param sparkHome where executors find Spark
     * @return what it printed
     */
    static String run(Class<?> main, Path err, Path sparkHome, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-Djdk."))
                .toList());
        command.addAll(List.of(FIRST_COMPILER, "-Xmx1g", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().put("SPARK_HOME", sparkHome.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
