package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;

/** One event for each order, on a line, with nothing in it that came from DNS as it was. */
class ReportLogTest {
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Scene scene;
    private Login login;

    @BeforeEach
    void open() throws Exception {
        scene = Scene.open();
        login = scene.login();
        // The simple logger of the tests writes there.
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        System.setErr(stderr);
        scene.close();
    }

    private List<String> events() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(OrderGate.class.getName()))
                .toList();
    }

    @Test
    void a_permit_and_a_refusal_are_one_line_of_information_each() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
        OrderGate gate = scene.orderGate().build();
        Order refused = scene.ready(login, "example.com");

        gate.execute(login, scene.ready(login, "free.example"), Scene.KEY);
        assertThatThrownBy(() -> gate.execute(login, refused, Scene.KEY)).isInstanceOf(CaaRefusedException.class);

        assertThat(events()).hasSize(2).allMatch(line -> line.contains("INFO"));
        assertThat(events().get(0)).contains("permitted by ca.example").contains("free.example: permitted (no-caa)");
        assertThat(events().get(1)).contains("refused by ca.example").contains("names other.example, not ca.example");
    }

    @Test
    void what_is_only_reported_is_one_warning() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
        OrderGate gate = scene.orderGate().reportOnly().build();

        gate.execute(login, scene.ready(login, "example.com"), Scene.KEY);

        assertThat(events())
                .singleElement()
                .asString()
                .contains("WARN")
                .endsWith("not blocked, because the gate only reports");
    }

    @Test
    void a_terminal_sees_no_control_characters_of_the_zone() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example; a=\\027[31m\\010\\226\\128\\174\"");

        scene.orderGate().build().check(login, scene.order(login, "example.com"));

        assertThat(events()).singleElement().asString().matches("[ -~]+");
    }
}
