package org.caagate.cli;

import java.util.regex.Pattern;

/**
 * A line of text that CI systems may have in their logs. GitHub's runner and Azure's agent take commands out of it: {@code ##[} and
 * {@code ##vso[} wherever they stand, {@code ::} at the start of a line behind white space. What comes from DNS must give none, so
 * the first character of each is written as in RFC 1035 section 5.1.
 */
public final class LogLine {
    private static final Pattern NUMBER_SIGN = Pattern.compile("#(?=#)");
    private static final Pattern COMMAND = Pattern.compile("^( *):(?=:)");

    private LogLine() {}

    /**
     * Returns the line without commands.
     *
     * @param line one line, printable
     * @return a line that no CI system takes for a command
     */
    public static String safe(String line) {
        String part = part(line);
        return part.indexOf("::") >= 0 ? COMMAND.matcher(part).replaceFirst("$1\\\\058") : part;
    }

    /**
     * Returns text without commands that is no beginning of a line.
     *
     * @param text text within a line, printable
     * @return text that no CI system takes for a command
     */
    public static String part(String text) {
        return text.indexOf("##") >= 0 ? NUMBER_SIGN.matcher(text).replaceAll("\\\\035") : text;
    }
}
