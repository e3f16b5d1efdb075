package dev.broadsheet.job;

/** Where publishing stands, so that an interrupted run can say truthfully whether anything was published. */
public final class PublishState {

    private enum State {
        BEFORE,
        DURING,
        AFTER
    }

    private volatile State state = State.BEFORE;

    /** The pointer is about to be written. */
    public void begins() {
        state = State.DURING;
    }

    /** The pointer is written. */
    public void done() {
        state = State.AFTER;
    }

    /** What holds if the run ends now. */
    String now() {
        return switch (state) {
            case BEFORE -> "nothing was published, and what was published before is as it was.";
            case DURING -> "the run was about to publish; readers see it whole or not at all.";
            case AFTER -> "the run was published before that.";
        };
    }
}
