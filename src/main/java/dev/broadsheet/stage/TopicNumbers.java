package dev.broadsheet.stage;

import java.io.Serializable;

/**
 * How the topics of one model are numbered in the tables.
 *
 * @param language of its articles, or mixed
 * @param first number of its first topic; the others follow
 * @param order by place in this row of numbers the engine's number
 */
record TopicNumbers(String language, int first, int... order) implements Serializable {

    /** Topics of the model, K. */
    int size() {
        return order.length;
    }

    /** The published number at a place, from 0. */
    int id(int place) {
        return first + place;
    }

    /** The engine's number at a place, from 0. */
    int engine(int place) {
        return order[place];
    }
}
