package dev.broadsheet.job;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.LoggerFactory;

/**
 * Work beside the main line of a run. A table in one file is written by one task; the other cores then go on with the next
 * stage.
 */
final class Background implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "broadsheet-background");
        made.setDaemon(true);
        return made;
    });
    private Future<?> work = java.util.concurrent.CompletableFuture.completedFuture(null);

    void start(Runnable task) {
        work = thread.submit(task);
    }

    /** Waits for the work; its failure is this thread's failure. */
    void await() {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /**
     * Waits for the work even where the main line has failed: what is written and verified by then, the next attempt need not make
     * again. Its own failure was told by {@link #await}, or is not why the run failed.
     */
    @Override
    public void close() {
        try {
            work.get();
        } catch (ExecutionException e) {
            LoggerFactory.getLogger(Background.class).debug("The work beside the main line failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
        }
    }
}
