package dev.broadsheet.topic;

import java.util.Optional;
import java.util.OptionalInt;

/** What became of a topic between two models: one that is there now, or one that ceased. */
public sealed interface TopicChange {

    /** The topic, by the number people know it by. */
    int topicId();

    /** How it is called in tables. */
    String word();

    /** The earlier topic it was: itself where it continues or ceased, the one it came out of where it was split off. */
    OptionalInt previous();

    /** The topic it went into. */
    default OptionalInt into() {
        return OptionalInt.empty();
    }

    /** How alike it is to what it is compared with; of a topic without counterpart, to the one most like it. */
    Optional<Likeness> likeness();

    /** The earlier topic goes on, under its number. */
    record Continued(int topicId, Likeness of) implements TopicChange {

        @Override
        public String word() {
            return "continued";
        }

        @Override
        public OptionalInt previous() {
            return OptionalInt.of(topicId);
        }

        @Override
        public Optional<Likeness> likeness() {
            return Optional.of(of);
        }
    }

    /** A topic most of which was part of an earlier one that is another topic now, or none. */
    record Split(int topicId, int from, Likeness of) implements TopicChange {

        @Override
        public String word() {
            return "split";
        }

        @Override
        public OptionalInt previous() {
            return OptionalInt.of(from);
        }

        @Override
        public Optional<Likeness> likeness() {
            return Optional.of(of);
        }
    }

    /** A topic that was not there before. */
    record Fresh(int topicId, Optional<Likeness> likeness) implements TopicChange {

        @Override
        public String word() {
            return "new";
        }

        @Override
        public OptionalInt previous() {
            return OptionalInt.empty();
        }
    }

    /** An earlier topic that is no more, most of which is part of another. */
    record Merged(int topicId, int target, Likeness of) implements TopicChange {

        @Override
        public String word() {
            return "merged";
        }

        @Override
        public OptionalInt previous() {
            return OptionalInt.of(topicId);
        }

        @Override
        public OptionalInt into() {
            return OptionalInt.of(target);
        }

        @Override
        public Optional<Likeness> likeness() {
            return Optional.of(of);
        }
    }

    /** An earlier topic that is no more. */
    record Retired(int topicId, Optional<Likeness> likeness) implements TopicChange {

        @Override
        public String word() {
            return "retired";
        }

        @Override
        public OptionalInt previous() {
            return OptionalInt.of(topicId);
        }
    }
}
