package dev.broadsheet.job;

/** Tells an end that the program chose from one that a signal brought. */
final class Shutdown {

    private Shutdown() {}

    /** Takes the hook away, or says that it is too late: the JVM is ending. */
    static boolean begun(Thread hook) {
        try {
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return true; // the JVM's way of saying that shutdown is in progress
        }
    }
}
