package org.caagate.benchmarks;

/** The table that {@code benchmarks/run} collects: each part prints its lines. */
final class Table {
    private Table() {}

    static void print(Row row) {
        System.out.println(row.toMarkdown());
    }
}
