package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.lookup.Failure;
import org.junit.jupiter.api.Test;

class NameListTest {
    private static final CheckResult RESULT = Results.of("example.com CAA 0 issue \"other.example\"")
            .failing("example.org", Failure.Kind.TIMEOUT, "no reply")
            .check(
                    "www.example.com",
                    "b\u00fccher.example",
                    "example.org",
                    "192.0.2.1",
                    "*.example.com",
                    "example.net");

    @Test
    void lists_what_could_go_into_a_smaller_request() {
        assertThat(Written.by(NameList.PERMITTED, RESULT)).isEqualTo("xn--bcher-kva.example\n192.0.2.1\nexample.net\n");
    }

    @Test
    void lists_what_is_refused() {
        assertThat(Written.by(NameList.REFUSED, RESULT)).isEqualTo("www.example.com\n*.example.com\n");
    }

    @Test
    void lists_nothing_where_there_is_nothing() {
        assertThat(Written.by(NameList.REFUSED, Results.of().check("example.com")))
                .isEmpty();
    }

    @Test
    void escapes_what_is_no_ascii() {
        assertThat(Written.by(NameList.PERMITTED, Results.of().check("\u05d0@xn--bcher-kva.example")))
                .isEqualTo("\\u05d0@xn--bcher-kva.example\n");
    }

    @Test
    void goes_by_the_words_of_the_option() {
        assertThat(NameList.byWord())
                .containsOnlyKeys("permitted", "refused")
                .containsEntry("refused", NameList.REFUSED);
    }
}
