package dev.broadsheet.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which build of the program this is. */
public final class Build implements IVersionProvider {

    private final Properties properties = new Properties();

    public Build() {
        try (InputStream in = Build.class.getResourceAsStream("/dev/broadsheet/build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String version() {
        return properties.getProperty("version");
    }

    /** The git revision, with a plus if the working tree differed from it; the word none if it was built without git. */
    public String revision() {
        String revision = properties.getProperty("revision");
        return revision.startsWith("$")
                ? "none"
                : revision + (Boolean.parseBoolean(properties.getProperty("dirty")) ? "+" : "");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "Broadsheet " + version() + " (" + revision() + "), Java "
                    + Runtime.version().feature()
        };
    }
}
