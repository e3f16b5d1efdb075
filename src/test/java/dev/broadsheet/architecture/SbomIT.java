package dev.broadsheet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The bill of materials that is built with the jar says what the jar is made of, and nothing else. */
class SbomIT {

    private static final Path JAR = Path.of(System.getProperty("broadsheet.jar"));
    private static final Path BILL =
            JAR.resolveSibling(JAR.getFileName().toString().replaceFirst("\\.jar$", "-sbom.json"));

    /** Libraries leave a file of their own in the jar that tells their version, whatever the build believes. */
    @Test
    void namesEveryLibraryByTheVersionThatIsInTheJar() throws IOException {
        List<String> inJar = new ArrayList<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream()
                    .filter(one -> one.getName().matches("META-INF/maven/.*/pom\\.properties"))
                    .toList()) {
                Properties library = new Properties();
                try (InputStream in = jar.getInputStream(entry)) {
                    library.load(in);
                }
                // ICU's parts come within the one library of its own name
                boolean part = library.getProperty("groupId").equals("com.ibm.icu")
                        && !library.getProperty("artifactId").equals("icu4j");
                if (!part && !library.getProperty("groupId").equals("dev.broadsheet")) {
                    inJar.add("pkg:maven/%s/%s@%s?type=jar"
                            .formatted(
                                    library.getProperty("groupId"),
                                    library.getProperty("artifactId"),
                                    library.getProperty("version")));
                }
            }
        }
        assertThat(inJar).hasSizeGreaterThan(9);
        assertThat(named("purl")).containsAll(inJar);
    }

    @Test
    void leavesOutWhatTheClusterAndTheTestsBring() throws IOException {
        assertThat(named("group"))
                .contains("org.apache.lucene", "info.picocli", "com.typesafe")
                .doesNotContain("org.apache.spark", "org.apache.hadoop", "org.scala-lang", "org.junit.jupiter");
    }

    /** Who has to judge a jar asks for the licence and the checksum of each part. */
    @Test
    void givesALicenceAndAChecksumOfEachLibrary() throws IOException {
        for (JsonNode library : bill().path("components")) {
            assertThat(library.path("licenses"))
                    .as(library.path("name").asText())
                    .isNotEmpty();
            assertThat(library.path("hashes").findValuesAsText("alg"))
                    .as(library.path("name").asText())
                    .contains("SHA-256");
        }
    }

    @Test
    void isInAFormThatOtherToolsRead() throws IOException {
        assertThat(bill().path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill().at("/metadata/component/name").asText()).isEqualTo("broadsheet");
    }

    private static List<String> named(String field) throws IOException {
        return bill().path("components").findValuesAsText(field);
    }

    private static JsonNode bill() throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(BILL));
    }
}
