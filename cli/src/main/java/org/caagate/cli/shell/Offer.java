package org.caagate.cli.shell;

import java.util.List;
import org.caagate.IssuerRow;
import org.caagate.IssuerTable;
import org.caagate.cli.option.Option;

/**
 * What a shell may offer behind an option.
 *
 * @param option the option
 * @param files whether it is the name of a file
 * @param words the words that it may be, perhaps none
 */
record Offer(Option option, boolean files, List<String> words) {
    static Offer of(Option option) {
        return new Offer(option, option.label().startsWith("FILE"), words(option));
    }

    boolean takesValue() {
        return option.kind() != Option.Kind.FLAG;
    }

    boolean repeats() {
        return option.kind() == Option.Kind.LIST;
    }

    private static List<String> words(Option option) {
        return switch (option) {
            case ACME -> directories();
            case PROFILE ->
                IssuerTable.builtIn().rows().stream().map(IssuerRow::id).toList();
            case RESOLVER -> List.of("system");
            default -> option.words();
        };
    }

    private static List<String> directories() {
        return IssuerTable.builtIn().rows().stream()
                .filter(row -> !row.directories().isEmpty())
                .map(IssuerRow::id)
                .toList();
    }
}
