package dev.broadsheet.config;

/** {@code docs/configuration.md}, made from {@code conf/reference.conf}. */
public final class ConfigurationDoc {

    private static final String HEAD = """
            # Configuration

            Made from `conf/reference.conf` by `jobs/run docs`; edit that file, not this one.

            A setting is taken from the first of these that has it:

            1. the command line: `--set KEY=VALUE`, and `--input`, `--warehouse` and `--logical-date` for their settings;
            2. the environment variable of the setting;
            3. the file given with `--config`, in [HOCON](https://github.com/lightbend/config/blob/main/HOCON.md);
            4. the default.

            A key that does not exist is an error, wherever it stands. `--print-config` prints every setting with where its
            value came from, in a form that `--config` reads.
            On the command line and in the environment a list is written `a,b,c`, or `["a", "b"]` where an element holds a comma;
            a comma within braces or brackets separates nothing.
            In a file `${NAME}` stands for an environment variable.

            | setting | default | meaning | environment variable |
            |---|---|---|---|
            """;

    private static final String TAIL = """

            Settings of Spark stand under `spark.`, as they are called there, and take effect where spark-submit left them unset.
            In a file, quote the whole name if it begins the name of another: `"spark.speculation" = true`.
            Values whose key names a password, secret, token, credential or access key are never printed.

            ## Variables of the launcher

            These are read by `jobs/run` itself.

            | variable | default | meaning |
            |---|---|---|
            | `BROADSHEET_HEAP` | `2g` | Heap of the JVM that runs the job, or of spark-submit's driver. |
            | `BROADSHEET_JAVA_OPTS` | | Further options of that JVM, separated by spaces. |
            | `BROADSHEET_LOG_DIR` | `logs` in the project | Folder of the log file. |
            | `BROADSHEET_LOG_FORMAT` | `text` | `json`: each line of the log file is a JSON object, by the Elastic Common Schema. |
            | `BROADSHEET_CDS` | `on` | `off`: do without the class archive that shortens the start. |
            | `BROADSHEET_TERMINAL` | found out | Columns of the terminal for progress; `0` for plain lines. |
            | `BROADSHEET_HOME` | set by the launcher | Folder of the project. |
            """;

    private ConfigurationDoc() {}

    public static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (ReferenceKey key : Reference.load().keys()) {
            text.append("| `%s` | %s | %s | `%s` |\n"
                    .formatted(
                            key.key(),
                            cell(key.rendered()),
                            key.meaning().replace("|", "\\|"),
                            key.environmentVariable()));
        }
        return text.append(TAIL).toString();
    }

    private static String cell(String value) {
        return "`" + value.replace("|", "\\|") + "`";
    }
}
