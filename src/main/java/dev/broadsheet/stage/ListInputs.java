package dev.broadsheet.stage;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.IngestSettings;
import dev.broadsheet.config.RunSettings.NamedInput;
import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.corpus.Location;
import dev.broadsheet.corpus.PathRules;
import dev.broadsheet.corpus.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Finds the files of the inputs. */
public final class ListInputs {

    private ListInputs() {}

    /** A file found below an input; {@code below} is empty when the input is the file. */
    record Found(String uri, String below, long length, long modifiedMillis) {}

    /** All files below all inputs, sorted by path, apart from those that are no articles. */
    public static Inventory list(List<NamedInput> inputs, IngestSettings settings, Configuration configuration) {
        checkNames(inputs);
        PathRules rules = new PathRules(settings);
        List<InputFile> files = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (NamedInput input : inputs) {
            int before = files.size();
            for (Found found : find(input, configuration)) {
                String path = path(input, found);
                Optional<Skipped.Reason> skip = rules.skip(found.below());
                if (skip.isPresent()) {
                    skipped.add(new Skipped(new Location(path, 0), skip.get()));
                } else {
                    files.add(new InputFile(found.uri(), path, found.length(), found.modifiedMillis()));
                }
            }
            if (files.size() == before) {
                throw empty(input, skipped.size());
            }
        }
        return new Inventory(files, skipped);
    }

    /** An input that is a file and has a name of its own keeps its file name below that, for it says what the file is. */
    private static String path(NamedInput input, Found found) {
        if (!found.below().isEmpty()) {
            return input.name() + "/" + found.below();
        }
        String fileName = new Path(input.path()).getName();
        return fileName.equals(input.name()) ? fileName : input.name() + "/" + fileName;
    }

    private static void checkNames(List<NamedInput> inputs) {
        if (inputs.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "No input is given. Name a file or folder with --input PATH.");
        }
        Map<String, String> paths = new HashMap<>();
        for (NamedInput input : inputs) {
            String other = paths.put(input.name(), input.path());
            if (other != null) {
                throw new Failure(
                        ExitCode.USAGE,
                        "Two inputs are named '" + input.name() + "': " + other + " and " + input.path()
                                + ". Give one another name with --input NAME=PATH.");
            }
        }
    }

    private static List<Found> find(NamedInput input, Configuration configuration) {
        try {
            Path root = new Path(input.path());
            FileSystem fileSystem = root.getFileSystem(configuration);
            Path qualified = fileSystem.makeQualified(root);
            // Hadoop asks a shell for the permissions of each local file; the JDK does not.
            return fileSystem instanceof LocalFileSystem
                    ? LocalTree.find(java.nio.file.Path.of(qualified.toUri().getPath()))
                    : HadoopTree.find(fileSystem, qualified);
        } catch (java.nio.file.NoSuchFileException | java.io.FileNotFoundException e) {
            throw failure("Input " + input.path() + " does not exist. Check the path given with --input.", e);
        } catch (java.nio.file.AccessDeniedException | org.apache.hadoop.security.AccessControlException e) {
            throw failure(
                    "Input " + input.path() + " cannot be listed: permission denied at " + e.getMessage()
                            + ". Grant read permission to the user that runs the job, or leave it out.",
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw failure(
                    "Input " + input.path() + " cannot be listed: " + e.getMessage()
                            + ". Check the path and that its file system can be reached.",
                    e);
        }
    }

    private static Failure failure(String message, Exception cause) {
        return new Failure(ExitCode.INPUT, message, cause);
    }

    private static Failure empty(NamedInput input, int skipped) {
        return new Failure(
                ExitCode.INPUT,
                "Input " + input.path() + " holds no file to read"
                        + (skipped == 0 ? "" : " (" + skipped + " are hidden, excluded or of other kinds)")
                        + ". Check the path, ingest.only and ingest.exclude.");
    }
}
