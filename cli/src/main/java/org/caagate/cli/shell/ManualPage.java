package org.caagate.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.cli.Version;
import org.caagate.cli.option.Command;
import org.caagate.cli.option.Option;

/** The manual page {@code caa-gate(1)}, in roff with the macros of man(7). */
final class ManualPage {
    private static final String BEGINNING = """
            .\\" Made from the definitions of the options; changes here are lost.
            .TH CAA-GATE 1 "" "caa-gate @VERSION@" "User Commands"
            .SH NAME
            caa\\-gate \\- says whether CAA records allow a certificate, before it is asked for
            .SH SYNOPSIS
            @SYNOPSIS@
            .SH DESCRIPTION
            CAA records (RFC 8659) say which certification authorities may issue for a domain.
            .B caa\\-gate
            reads them as the authority will, and says whether a certificate for all the identifiers given would be permitted,
            and if not, which record at which name is in the way, and what would help.
            It asks DNS, and with
            .B \\-\\-acme
            the ACME directory of the authority; it changes nothing.
            .PP
            Identifiers are domain names, wildcards, IP addresses and mailboxes.
            Results go to standard output; progress, warnings and hints to standard error.
            .SH COMMANDS
            @COMMANDS@
            .SH OPTIONS
            Which options a command has,
            .B caa\\-gate \\fICOMMAND\\fB \\-\\-help
            shows.
            @OPTIONS@
            """;

    private static final String END = """
            .SH EXIT STATUS
            .TP
            .B 0
            Every identifier is permitted or not applicable.
            .TP
            .B 1
            At least one is refused.
            .TP
            .B 2
            Usage or configuration; nothing was asked. Or the result could not be written.
            .TP
            .B 3
            None is refused, and at least one is undetermined.
            .TP
            .B 70
            A bug, with a line on standard error to report.
            .TP
            .B 130
            Interrupted; what was done is printed, but a file of --output stays as it was.
            .PP
            .B caa\\-gate exec
            ends with the status of COMMAND if that ran.
            If it did not, standard error says
            .RB \\(dq "COMMAND not run" \\(dq,
            and the status is
            .B 121
            (refused),
            .B 122
            (usage or configuration),
            .B 123
            (undetermined),
            .B 125
            (a bug),
            .B 126
            (COMMAND may not be executed),
            .B 127
            (COMMAND is not found), or 128 and the number of the signal that interrupted the check.
            .SH ENVIRONMENT
            .TP
            .BI CAA_GATE_ OPTION
            Each option:
            .B CAA_GATE_RESOLVER
            stands for
            .BR \\-\\-resolver .
            Several values of an option that may be repeated are separated by white space; a flag is
            .B true
            or
            .BR false .
            The command line wins.
            .TP
            .B JAVA_HOME
            The Java to use, else the first in
            .BR PATH .
            It must be 17 or later.
            .TP
            .B JAVA_TOOL_OPTIONS
            Options for the Java virtual machine.
            .TP
            .BR HTTPS_PROXY ", " NO_PROXY
            How to reach the ACME directory, and resolvers over HTTPS.
            .TP
            .B NO_COLOR
            If set, nothing is coloured.
            .SH FILES
            .TP
            .I ~/.cache/caa-gate/
            .RI ( $XDG_CACHE_HOME/caa-gate/
            if that is set.) A class-data archive, which lets the command start faster; it may be removed at any time.
            .TP
            .I docs/
            Where the archive was unpacked: the documentation, which messages refer to.
            .SH EXAMPLES
            Would Let's Encrypt issue for these names?
            .PP
            .nf
            .RS
            caa\\-gate check \\-\\-acme letsencrypt example.com '*.example.com'
            .RE
            .fi
            .PP
            Run certbot only if so:
            .PP
            .nf
            .RS
            caa\\-gate exec \\-\\-acme letsencrypt example.com \\-\\- certbot renew \\-\\-cert\\-name example.com
            .RE
            .fi
            .SH SEE ALSO
            .BR dig (1),
            .BR certbot (1)
            .PP
            RFC 8659 (CAA), RFC 8657 (accounturi and validationmethods), RFC 8555 (ACME)
            """;

    private ManualPage() {}

    static String text() {
        return BEGINNING
                        .replace("@VERSION@", roff(Version.TEXT))
                        .replace("@SYNOPSIS@", synopsis())
                        .replace("@COMMANDS@", commands())
                        .replace("@OPTIONS@", options())
                + END;
    }

    private static String synopsis() {
        String lines = Arrays.stream(Command.values())
                .map(command -> ".B caa\\-gate " + command.word() + "\n" + roff(usage(command)))
                .collect(Collectors.joining("\n.br\n"));
        return lines + "\n.br\n.B caa\\-gate \\-\\-help | \\-\\-version";
    }

    private static String usage(Command command) {
        return Stream.of(command.options().isEmpty() ? "" : "[OPTION...]", command.operands())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String commands() {
        return Arrays.stream(Command.values())
                .map(command -> ".TP\n.B " + command.word() + "\n" + roff(command.meaning()))
                .collect(Collectors.joining("\n"));
    }

    private static String options() {
        return Arrays.stream(Option.Group.values()).map(ManualPage::group).collect(Collectors.joining("\n"));
    }

    private static String group(Option.Group group) {
        List<Option> members = Arrays.stream(Option.values())
                .filter(option -> option.group() == group)
                .toList();
        return members.stream()
                .map(ManualPage::option)
                .collect(Collectors.joining("\n", ".SS " + group.heading() + "\n", ""));
    }

    private static String option(Option option) {
        String label = option.label().isEmpty() ? "" : " \\fI" + roff(option.label()) + "\\fR";
        return ".TP\n\\fB" + roff(option.argument()) + "\\fR" + label + "\n" + roff(option.meaning());
    }

    /** Text without the characters that mean something to roff; a hyphen as users type it. */
    private static String roff(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
