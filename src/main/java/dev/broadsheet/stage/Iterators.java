package dev.broadsheet.stage;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a task goes through, one after another. */
final class Iterators {

    private Iterators() {}

    /** What a function makes of each, made when it is asked for. */
    static <A, B> Iterator<B> mapped(Iterator<A> each, Function<? super A, ? extends B> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public B next() {
                return function.apply(each.next());
            }
        };
    }

    /** What is left of an iterator. */
    static <T> Stream<T> stream(Iterator<T> each) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, Spliterator.ORDERED), false);
    }

    /** All of each, one after another. */
    static <T> Iterator<T> joined(Iterator<Iterator<T>> each) {
        return new Iterator<>() {
            private Iterator<T> open = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!open.hasNext() && each.hasNext()) {
                    open = each.next();
                }
                return open.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return open.next();
            }
        };
    }
}
