package dev.broadsheet.catalog;

import dev.broadsheet.config.CatalogSettings;
import dev.broadsheet.config.CatalogSettings.Format;
import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.connector.catalog.TableCatalog;

/** Whether there is such a catalogue, asked before any work is done for it. */
public final class CatalogCheck {

    private static final String SESSION = "spark_catalog";
    private static final String ICEBERG = "org.apache.iceberg.spark.SparkCatalog";

    private CatalogCheck() {}

    /**
     * Looks, without asking the catalogue itself, whether Spark will find it.
     *
     * @param conf Spark's settings as the session will have them
     * @throws Failure with {@link ExitCode#USAGE} if not
     */
    public static void usable(CatalogSettings settings, SparkConf conf) {
        settings.name().ifPresent(name -> usable(name, settings.format(), conf));
    }

    private static void usable(String name, Format format, SparkConf conf) {
        String key = "spark.sql.catalog." + name;
        if (conf.contains(key)) {
            usable(key, conf.get(key), format);
        } else if (!name.equals(SESSION)) {
            throw wrong(
                    CatalogSettings.NAME + " = " + name + " names no catalogue: " + key + " is not set",
                    "Set it in the file given with --config, or take " + CatalogSettings.NAME + "=" + SESSION);
        } else if (format == Format.ICEBERG) {
            throw wrong(
                    CatalogSettings.FORMAT + " = iceberg cannot be used: " + key
                            + " is not set, so that catalogue knows no Iceberg",
                    "Name a catalogue of Iceberg in " + CatalogSettings.NAME);
        }
    }

    private static void usable(String key, String className, Format format) {
        if (!TableCatalog.class.isAssignableFrom(loaded(key, className))) {
            throw wrong(key + " = " + className + " cannot be used: it is no catalogue of tables", "Correct " + key);
        }
        if (format == Format.PARQUET && className.equals(ICEBERG)) {
            throw wrong(
                    CatalogSettings.FORMAT + " = parquet cannot be used: " + key + " = " + className
                            + " holds tables of Iceberg alone",
                    "Set " + CatalogSettings.FORMAT + "=iceberg");
        }
    }

    /** By the class loader that Spark will use, to which spark-submit adds what packages bring. */
    private static Class<?> loaded(String key, String className) {
        try {
            return Class.forName(className, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new Failure(
                    ExitCode.USAGE,
                    key + " = " + className
                            + " cannot be used: Spark has no such class. Correct it, or give Spark the jar: set SPARK_HOME and"
                            + " --spark-conf spark.jars.packages=GROUP:ARTIFACT:VERSION, or put the jar into SPARK_HOME/jars.",
                    e);
        }
    }

    private static Failure wrong(String what, String advice) {
        return new Failure(ExitCode.USAGE, what + ". " + advice + ".");
    }
}
