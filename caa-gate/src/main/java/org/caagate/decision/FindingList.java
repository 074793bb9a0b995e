package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * The findings on the records of one RRset, as many as it takes to see what is wrong: an RRset may have thousands of records,
 * and one record thousands of parameters.
 */
final class FindingList {
    static final int MOST_FINDINGS = 50;

    private final List<Finding> findings = new ArrayList<>();

    boolean isFull() {
        return findings.size() >= MOST_FINDINGS;
    }

    /** Adds a finding, or drops it if there are enough. */
    void add(Finding finding) {
        if (!isFull()) {
            findings.add(finding);
        }
    }

    List<Finding> list() {
        return List.copyOf(findings);
    }
}
