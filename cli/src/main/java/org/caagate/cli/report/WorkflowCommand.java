package org.caagate.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caagate.cli.LogLine;
import org.caagate.name.Escaped;

/**
 * A workflow command of GitHub Actions, {@code ::error file=names.txt,line=3::message}, escaped as the {@code core} package of
 * the actions toolkit does. No text can begin another command: line ends are escaped, and so is the colon in a property.
 */
final class WorkflowCommand {
    private final String command;
    private final Map<String, String> properties = new LinkedHashMap<>();

    WorkflowCommand(String command) {
        this.command = command;
    }

    WorkflowCommand property(String name, String value) {
        properties.put(name, property(value));
        return this;
    }

    void write(String message, Writer out) throws IOException {
        out.write("::" + command);
        String separator = " ";
        for (Map.Entry<String, String> property : properties.entrySet()) {
            out.write(separator + property.getKey() + "=" + property.getValue());
            separator = ",";
        }
        out.write("::" + LogLine.part(data(message)) + "\n");
    }

    /** Everything outside printable ASCII is escaped once more, before: a runner turns the other escapes back. */
    private static String data(String text) {
        return Escaped.line(text).replace("%", "%25");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
