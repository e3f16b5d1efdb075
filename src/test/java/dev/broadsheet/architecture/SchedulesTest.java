package dev.broadsheet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The Kubernetes schedule has only fields that its kind has. The names and the required ones are those of the Spark operator's
 * v1beta2 API; {@code .ci/schedules} asks systemd and Airflow about the others.
 */
class SchedulesTest {

    private static final Path FILE = Path.of("jobs/schedules/broadsheet-k8s.yaml");
    private static final Set<String> SCHEDULE = Set.of(
            "schedule",
            "template",
            "suspend",
            "concurrencyPolicy",
            "successfulRunHistoryLimit",
            "failedRunHistoryLimit");
    private static final Set<String> APPLICATION = Set.of(
            "type",
            "sparkVersion",
            "mode",
            "image",
            "imagePullPolicy",
            "mainClass",
            "mainApplicationFile",
            "arguments",
            "sparkConf",
            "hadoopConf",
            "volumes",
            "driver",
            "executor",
            "restartPolicy",
            "timeToLiveSeconds",
            "dynamicAllocation");
    private static final Set<String> RESTART = Set.of(
            "type",
            "onFailureRetries",
            "onFailureRetryInterval",
            "onSubmissionFailureRetries",
            "onSubmissionFailureRetryInterval");
    private static final Set<String> POD = Set.of(
            "cores",
            "memory",
            "configMaps",
            "env",
            "envFrom",
            "serviceAccount",
            "javaOptions",
            "instances",
            "volumeMounts");

    @Test
    void hasOnlyFieldsOfItsKind() throws IOException {
        Map<?, ?> root = map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE)));
        assertThat(root.get("apiVersion")).isEqualTo("sparkoperator.k8s.io/v1beta2");
        assertThat(root.get("kind")).isEqualTo("ScheduledSparkApplication");
        Map<?, ?> spec = map(root.get("spec"));
        fields(spec, SCHEDULE, "schedule", "template");
        assertThat((String) spec.get("schedule")).matches("(\\S+ ){4}\\S+");
        assertThat(spec.get("concurrencyPolicy")).isEqualTo("Forbid");
        Map<?, ?> application = map(spec.get("template"));
        fields(application, APPLICATION, "type", "sparkVersion", "mainApplicationFile", "driver", "executor");
        assertThat(map(application.get("sparkConf")).values()).allMatch(String.class::isInstance);
        fields(map(application.get("restartPolicy")), RESTART, "type");
        fields(map(application.get("driver")), without("instances"), "serviceAccount");
        fields(map(application.get("executor")), without("serviceAccount"), "instances");
    }

    @Test
    void startsThisProgram() throws Exception {
        Map<?, ?> root = map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE)));
        Map<?, ?> application = map(map(root.get("spec")).get("template"));
        assertThat(Class.forName((String) application.get("mainClass")).getMethod("main", String[].class))
                .isNotNull();
        assertThat((String) ((List<?>) application.get("arguments")).get(0)).isEqualTo("pipeline");
        assertThat((String) map(application.get("driver")).get("javaOptions"))
                .contains("conf/log4j2-container.properties");
        assertThat(Path.of("conf/log4j2-container.properties")).exists();
    }

    private static Set<String> without(String field) {
        Set<String> rest = new TreeSet<>(POD);
        rest.remove(field);
        return rest;
    }

    private static void fields(Map<?, ?> found, Set<String> known, String... required) {
        assertThat(known)
                .containsAll(found.keySet().stream().map(String.class::cast).toList());
        assertThat(found.keySet().stream().map(String.class::cast).toList()).contains(required);
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
