package org.caagate.examples;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The gate at work. Without arguments: a CA and a DNS server in this process, and three orders. With {@code --directory URL
 * --resolver ADDRESS NAME...}: one order at a real ACME CA.
 */
public final class Demo {
    private static final int USAGE = 2;

    private Demo() {}

    /**
     * Runs the demo.
     *
     * @param arguments none, or a directory, a resolver and names
     * @throws Exception if the CA or the network fails; a refusal by CAA is no exception here but what the demo is about
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length == 0) {
            ThreeOrders.run(out);
            return;
        }
        DemoOptions options;
        try {
            options = DemoOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException fault) {
            System.err.println("demo: " + fault.getMessage());
            System.err.println(DemoOptions.USAGE);
            System.exit(USAGE);
            return;
        }
        System.exit(RealOrder.run(options, out));
    }
}
