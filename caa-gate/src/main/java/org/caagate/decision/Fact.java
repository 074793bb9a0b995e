package org.caagate.decision;

/**
 * Something that a record may ask about the request, and that the caller knows or does not know.
 *
 * @param <T> what it is
 */
public sealed interface Fact<T> {
    /**
     * A fact that the caller knows.
     *
     * @param value what it is
     * @param <T> its type
     */
    record Known<T>(T value) implements Fact<T> {
        /** Returns the value as text. */
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /**
     * A fact that the caller does not know.
     *
     * @param <T> its type
     */
    record Unknown<T>() implements Fact<T> {
        /** Returns the word unknown. */
        @Override
        public String toString() {
            return "unknown";
        }
    }

    /**
     * Returns a known fact.
     *
     * @param value what it is
     * @param <T> its type
     * @return the fact
     */
    static <T> Fact<T> known(T value) {
        return new Known<>(value);
    }

    /**
     * Returns a fact that is not known.
     *
     * @param <T> its type
     * @return the lack of the fact
     */
    static <T> Fact<T> unknown() {
        return new Unknown<>();
    }
}
