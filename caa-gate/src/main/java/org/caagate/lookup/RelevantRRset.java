package org.caagate.lookup;

import java.util.function.Function;
import org.caagate.name.DomainName;

/** The relevant RRset of a name (RFC 8659 section 3): the first that the climb meets. */
public sealed interface RelevantRRset {
    /**
     * Maps each case with a function of its own.
     *
     * @param found for an RRset
     * @param none for a climb that met none
     * @param hidden for a climb that could not see
     * @param <R> the result
     * @return what the function for this case returns
     */
    <R> R fold(Function<Found, R> found, Function<None, R> none, Function<Hidden, R> hidden);

    /**
     * It was found, and every name below was seen to have none.
     *
     * @param answer the records
     */
    record Found(Answer.Present answer) implements RelevantRRset {
        @Override
        public <R> R fold(Function<Found, R> found, Function<None, R> none, Function<Hidden, R> hidden) {
            return found.apply(this);
        }
    }

    /**
     * Every name of the path was seen to have none.
     *
     * @param last the last name that was asked
     * @param reach whether that is the top level or a declared boundary
     */
    record None(DomainName last, ClimbPath.Reach reach) implements RelevantRRset {
        @Override
        public <R> R fold(Function<Found, R> found, Function<None, R> none, Function<Hidden, R> hidden) {
            return none.apply(this);
        }
    }

    /**
     * A lookup failed before any RRset was found: there may be one.
     *
     * @param answer the failure
     */
    record Hidden(Answer.Failed answer) implements RelevantRRset {
        @Override
        public <R> R fold(Function<Found, R> found, Function<None, R> none, Function<Hidden, R> hidden) {
            return hidden.apply(this);
        }
    }
}
