package org.caagate.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.caagate.cli.Runs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A typing error on the command line")
class MeantTest {
    private static String told(String arguments) {
        Runs.Result result = new Runs().run(arguments.split(" ", -1));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        return result.err();
    }

    @ParameterizedTest
    @CsvSource({
        "--isuer, --issuer",
        "--isuer=ca.example, --issuer",
        "-issuer, --issuer",
        "--resovler, --resolver",
        "--zonefile, --zone-file",
        "--On_Undetermined, --on-undetermined",
        "--hepl, --help"
    })
    void in_an_option_is_told_with_the_option(String typed, String meant) {
        assertThat(told("check " + typed + " ca.example"))
                .contains("caa-gate: Unknown option: '" + typed + "'; did you mean " + meant
                        + "? (see caa-gate check --help)\n");
    }

    @Test
    void in_an_option_of_another_command_is_told_without_one() {
        assertThat(told("resolver --isuer ca.example"))
                .contains("caa-gate: Unknown option: '--isuer' (see caa-gate resolver --help)\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-issuer.example",
                "--issuer.example",
                "-1",
                "--",
                "-x",
                "--nonsense",
                "--*.issuer",
                "--isuer\u0000",
                "--issu\u00e9r"
            })
    void is_not_seen_in_what_may_be_a_name_or_is_far_from_all_options(String typed) {
        assertThat(told("check " + typed)).doesNotContain("did you mean");
    }

    @ParameterizedTest
    @CsvSource({
        "chek, check",
        "Check, check",
        "rekords, records",
        "resolve, resolver",
        "completoin, completion",
        "--verison, --version",
        "-version, --version",
        "--hlep, --help"
    })
    void in_a_command_is_told_with_the_command_and_all_of_them(String typed, String meant) {
        assertThat(told(typed + " example.com"))
                .isEqualTo("caa-gate: there is no command \"" + typed + "\" (did you mean " + meant
                        + "?); the commands are check, exec, records, resolver, completion (see caa-gate --help)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check.example", "exec.io", "example", "*.check", "--issuer", ""})
    void is_not_seen_where_the_command_is_missing(String typed) {
        assertThat(told(typed)).doesNotContain("did you mean");
    }

    @ParameterizedTest
    @CsvSource({
        "--format, jsn, json",
        "--format, JSON, json",
        "--dnssec, validat, validate",
        "--list, refsued, refused",
        "--on-undetermined, blok, block",
        "--wildcard-base, alway, always"
    })
    void in_a_word_is_told_with_all_words_and_the_one_that_is_near(String option, String typed, String meant) {
        assertThat(told("check --issuer ca.example " + option + " " + typed + " example.com"))
                .matches("(?s).*caa-gate: " + option + ": \"" + typed + "\" is none of [a-z, ]+; did you mean " + meant
                        + "\\?\n.*");
    }

    @Test
    void in_a_word_that_is_far_from_all_is_told_with_all_words() {
        assertThat(told("check --issuer ca.example --format yaml example.com"))
                .contains("caa-gate: --format: \"yaml\" is none of text, json, jsonl, junit, sarif, github\n");
        assertThat(told("completion bsh")).contains("only for bash, zsh, fish; did you mean bash?\n");
    }
}
