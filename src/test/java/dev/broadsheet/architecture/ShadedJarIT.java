package dev.broadsheet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that is shipped holds what it needs under names of its own, and nothing that Spark brings. */
class ShadedJarIT {

    private static final Path JAR = Path.of(System.getProperty("broadsheet.jar"));
    private static final String SHADED = "dev/broadsheet/shaded/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHADED + "lucene/analysis/Analyzer.class",
                SHADED + "icu/text/Normalizer2.class",
                SHADED + "picocli/CommandLine.class",
                SHADED + "config/Config.class",
                SHADED + "universalchardet/UniversalDetector.class",
                SHADED + "snakeyaml/engine/v2/api/Load.class",
                "dev/broadsheet/config/reference.conf",
                "dev/broadsheet/config/spark-defaults.conf",
                "dev/broadsheet/ml/__init__.py",
                "META-INF/LICENSE"
            })
    void holds(String entry) throws IOException {
        assertThat(entries()).contains(entry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/apache/",
                "com/fasterxml/",
                "com/ibm/icu/",
                "com/typesafe/",
                "scala/",
                "picocli/",
                "org/mozilla/",
                "org/snakeyaml/",
                "org/slf4j/"
            })
    void leavesToOthers(String folder) throws IOException {
        assertThat(entries()).noneMatch(entry -> entry.startsWith(folder) && entry.endsWith(".class"));
    }

    @Test
    void isNoModuleAndHoldsNothingTwice() throws IOException {
        assertThat(entries())
                .noneMatch(entry -> entry.endsWith("module-info.class"))
                .doesNotHaveDuplicates();
    }

    /** Only our own jar and the JDK are to be seen here: a name that was not relocated, or data left behind, would fail. */
    @Test
    void findsTheDataOfIcuUnderItsNewName() throws Exception {
        try (URLClassLoader loader = alone()) {
            Class<?> normalizer = loader.loadClass("dev.broadsheet.shaded.icu.text.Normalizer2");
            Object nfkc = normalizer.getMethod("getNFKCInstance").invoke(null);
            assertThat(normalizer.getMethod("normalize", CharSequence.class).invoke(nfkc, "\ufb01\uff11"))
                    .isEqualTo("fi1");

            Class<?> tokenizer =
                    loader.loadClass("dev.broadsheet.shaded.lucene.analysis.icu.segmentation.ICUTokenizer");
            Object words = tokenizer.getConstructor().newInstance();
            tokenizer.getMethod("setReader", Reader.class).invoke(words, new StringReader("two words"));
            tokenizer.getMethod("reset").invoke(words);
            Method next = tokenizer.getMethod("incrementToken");
            assertThat(List.of(next.invoke(words), next.invoke(words), next.invoke(words)))
                    .containsExactly(true, true, false);
        }
    }

    @Test
    void mainStarts() throws Exception {
        String spark = JAR.resolveSibling("spark/jars/*").toString();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        JAR + File.pathSeparator + spark,
                        "dev.broadsheet.job.Main",
                        "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("Broadsheet ");
    }

    private static URLClassLoader alone() throws IOException {
        return new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }
}
