package dev.broadsheet.warehouse;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to go wrong with {@link FaultyFileSystem}: one fault at a time for all of the JVM.
 *
 * @param kind of the operation that fails
 * @param number which of them, from 1
 * @param mode how
 */
public record Fault(Kind kind, int number, Mode mode) {

    /** Operations of a file system. */
    public enum Kind {
        CREATE,
        WRITE,
        CLOSE,
        RENAME,
        DELETE,
        LIST,
        MKDIRS,
        OPEN
    }

    /** Ways to fail. */
    public enum Mode {
        /** It fails once and nothing is done, but for half of what is written. */
        NOT_DONE("it fails once, not done (a write: half done)"),
        /** It is done and the answer is an error, as when a connection breaks. */
        DONE("it is done, and fails once all the same"),
        /** So does every other operation from then on: as if the process were killed at this moment. */
        DEATH("it fails, and so does every operation after it"),
        /** Nothing can be created or written any more. */
        FULL("No space left on device, from then on");

        private final String meaning;

        Mode(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }

    /** An operation. */
    @FunctionalInterface
    interface Operation<T> {
        T run() throws IOException;
    }

    private static final Map<Kind, Integer> COUNTS = new EnumMap<>(Kind.class);
    private static Optional<Fault> armed = Optional.empty();
    private static boolean struck;
    private static volatile Optional<String> forbidden = Optional.empty();

    /** From now on this goes wrong, counted from here. */
    public static synchronized void arm(Fault fault) {
        reset();
        armed = Optional.of(fault);
    }

    /** Nothing goes wrong any more. */
    public static synchronized void disarm() {
        armed = Optional.empty();
    }

    /** Nothing goes wrong, and operations are counted from here. */
    public static synchronized void reset() {
        disarm();
        struck = false;
        forbidden = Optional.empty();
        COUNTS.clear();
    }

    /** From now on no file can be created whose path has this in it. */
    public static void forbid(String part) {
        forbidden = Optional.of(part);
    }

    static void checkAllowed(String path) throws IOException {
        if (forbidden.filter(path::contains).isPresent()) {
            throw new IOException("injected fault: " + path + " cannot be created");
        }
    }

    /** Whether it went wrong since it was armed. */
    public static synchronized boolean hasStruck() {
        return struck;
    }

    /** How many operations there were. */
    public static synchronized int count(Kind kind) {
        return COUNTS.getOrDefault(kind, 0);
    }

    /** Whether the next operation of a kind is the one that fails without being done. */
    static synchronized boolean breaksOff(Kind kind) {
        return armed.map(
                        fault -> fault.mode() != Mode.DONE && fault.kind() == kind && count(kind) + 1 == fault.number())
                .orElse(false);
    }

    static <T> T at(Kind kind, Operation<T> operation) throws IOException {
        Optional<Fault> now = next(kind);
        if (now.isPresent() && now.get().mode() != Mode.DONE) {
            throw now.get().failure();
        }
        T result = operation.run();
        if (now.isPresent()) {
            throw now.get().failure();
        }
        return result;
    }

    /** Counts an operation; the fault, if this is one that fails. */
    private static synchronized Optional<Fault> next(Kind kind) {
        int number = COUNTS.merge(kind, 1, Integer::sum);
        return armed.filter(fault -> fault.fails(kind, number));
    }

    private boolean fails(Kind what, int which) {
        boolean fails = what == kind && which == number;
        if (!fails && struck) {
            fails = mode == Mode.DEATH
                    || (mode == Mode.FULL && Set.of(Kind.CREATE, Kind.WRITE).contains(what));
        }
        struck |= fails;
        return fails;
    }

    private IOException failure() {
        return new IOException(mode == Mode.FULL ? "No space left on device" : "injected fault: " + this);
    }
}
