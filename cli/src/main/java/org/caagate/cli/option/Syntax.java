package org.caagate.cli.option;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The syntax of the command line for picocli, made from {@link Command} and {@link Option}. */
final class Syntax {
    static final String HELP = "--help";
    static final String VERSION = "--version";
    static final String OPERANDS = "operands";
    private static final int WIDTH = 80;

    private Syntax() {}

    /** The syntax of all commands, for help and completion. */
    static CommandLine ofAll() {
        CommandSpec root = CommandSpec.create().name("caa-gate");
        root.usageMessage()
                .description("Says whether CAA records (RFC 8659) allow a certificate, before it is asked for.")
                .width(WIDTH)
                .customSynopsis("caa-gate COMMAND [OPTION...] [ARGUMENT...]", "caa-gate --help | --version")
                .footer(
                        "",
                        "Each option can stand in the environment too: CAA_GATE_RESOLVER for --resolver.",
                        "",
                        "Exit status: 0 permitted, 1 refused, 2 usage or configuration, 3 undetermined,",
                        "70 a bug, 130 interrupted; exec: that of COMMAND, or 121 to 127 if it was not",
                        "run.");
        root.addOption(OptionSpec.builder(VERSION)
                .type(boolean.class)
                .description("the version")
                .build());
        addHelp(root);
        for (Command command : Command.values()) {
            root.addSubcommand(command.word(), spec(command));
        }
        return new CommandLine(root).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }

    /** The syntax of one command: to make that of all takes time at each start. */
    static CommandLine of(Command command) {
        return new CommandLine(spec(command).name("caa-gate " + command.word()))
                .setExpandAtFiles(false)
                .setAllowOptionsAsOptionParameters(false)
                .setUnmatchedOptionsArePositionalParams(false)
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }

    private static CommandSpec spec(Command command) {
        CommandSpec spec = CommandSpec.create();
        spec.parser().collectErrors(true);
        spec.usageMessage()
                .description(command.meaning())
                .width(WIDTH)
                .customSynopsis("caa-gate " + command.word()
                        + (command.options().isEmpty() ? " " : " [OPTION...] ") + command.operands())
                .sortOptions(false)
                .sectionKeys(List.of(
                        UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                        UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                        UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                        UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                        UsageMessageSpec.SECTION_KEY_FOOTER));
        int order = 0;
        for (Option.Group group : Option.Group.values()) {
            addGroup(spec, command, new Section(group, order++));
        }
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .paramLabel(OPERANDS)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .build());
        addHelp(spec);
        return spec;
    }

    /** A group of options, and where help shows it. */
    private record Section(Option.Group group, int order) {}

    private static void addGroup(CommandSpec spec, Command command, Section place) {
        List<Option> members = command.options().stream()
                .filter(option -> option.group() == place.group())
                .toList();
        if (members.isEmpty()) {
            return;
        }
        ArgGroupSpec.Builder section = ArgGroupSpec.builder()
                .validate(false)
                .heading("%n" + place.group().heading() + ":%n")
                .order(place.order());
        members.forEach(option -> section.addArg(spec(option)));
        spec.addArgGroup(section.build());
    }

    private static OptionSpec spec(Option option) {
        OptionSpec.Builder spec = OptionSpec.builder(option.argument()).description(literal(option.meaning()));
        switch (option.kind()) {
            case FLAG -> spec.type(boolean.class).arity("0");
            case VALUE -> spec.type(String.class).arity("1").paramLabel(option.label());
            case LIST ->
                spec.type(List.class).auxiliaryTypes(String.class).arity("1").paramLabel(option.label());
        }
        return option.words().isEmpty()
                ? spec.build()
                : spec.completionCandidates(option.words()).build();
    }

    /** Descriptions are format strings to picocli. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }

    private static void addHelp(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(HELP, "-h")
                .type(boolean.class)
                .usageHelp(true)
                .description("this help")
                .build());
    }
}
