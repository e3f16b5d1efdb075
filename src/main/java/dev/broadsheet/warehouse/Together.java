package dev.broadsheet.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Small questions to a storage, several at a time. */
final class Together {

    private static final int AT_A_TIME = 16;

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME, task -> {
        Thread thread = new Thread(task, "broadsheet-storage");
        thread.setDaemon(true);
        return thread;
    });

    private Together() {}

    /** Results in the order of the work; the first failure is the failure of all. */
    static <T> List<T> run(List<Callable<T>> work) {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : THREADS.invokeAll(work)) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof IOException failure) {
                throw new UncheckedIOException(failure);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
