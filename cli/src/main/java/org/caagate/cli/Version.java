package org.caagate.cli;

import java.util.Objects;

/** The version of the command. */
public final class Version {
    /** As the build wrote it into the jar, or the word {@code development} for classes that are in none. */
    public static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");

    private Version() {}
}
