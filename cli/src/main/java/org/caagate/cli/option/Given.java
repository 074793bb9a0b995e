package org.caagate.cli.option;

/**
 * A value that the user gave.
 *
 * @param value the text
 * @param place where it stands: the argument or the environment variable
 */
public record Given(String value, String place) {
    /**
     * Returns whether the value comes from the environment.
     *
     * @return whether nobody typed it for this run
     */
    public boolean isFromEnvironment() {
        return Option.isPrefixed(place);
    }
}
