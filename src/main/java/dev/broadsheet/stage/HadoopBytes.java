package dev.broadsheet.stage;

import dev.broadsheet.corpus.ByteSource;
import dev.broadsheet.corpus.ByteSourceFactory;
import dev.broadsheet.corpus.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Opens raw files: local ones directly, others through Hadoop with the settings of the driver. */
public final class HadoopBytes implements ByteSourceFactory {

    private static final long serialVersionUID = 1L;

    /** The settings that do not come from Hadoop's own defaults; a Configuration cannot be serialized by Java. */
    private final HashMap<String, String> settings = new HashMap<>();

    /** Made anew wherever this object arrives. */
    private transient Configuration configuration;

    public HadoopBytes(Configuration configuration) {
        for (Map.Entry<String, String> entry : configuration) {
            settings.put(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public ByteSource of(InputFile file) {
        URI uri = URI.create(file.uri());
        return "file".equals(uri.getScheme())
                ? () -> Files.newInputStream(java.nio.file.Path.of(uri))
                : () -> open(uri);
    }

    private InputStream open(URI uri) throws IOException {
        Path path = new Path(uri);
        return path.getFileSystem(configuration()).open(path);
    }

    private synchronized Configuration configuration() {
        if (configuration == null) {
            configuration = new Configuration(false);
            settings.forEach(configuration::set);
        }
        return configuration;
    }
}
