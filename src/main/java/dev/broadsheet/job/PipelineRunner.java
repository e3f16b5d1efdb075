package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import java.util.SortedMap;

/** Holds the place of the composition of stages. */
public final class PipelineRunner implements JobRunner, DigestRunner {

    @Override
    public RunSummary run(JobRequest request, Console console) {
        throw new UnsupportedOperationException(request.job().word());
    }

    @Override
    public SortedMap<String, String> digests(LoadedSettings settings, Console console) {
        throw new UnsupportedOperationException("digest");
    }
}
