package org.caagate.benchmarks;

/** Nothing: what a JVM costs. */
final class EmptyMain {
    private EmptyMain() {}

    /**
     * Does nothing.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {}
}
