package org.caagate.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caagate.record.IssueValue;
import org.caagate.record.Octets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Issue values of any length, those included on which a parser that looks back takes for ever. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IssueValueBenchmark {
    static final List<String> PATTERNS = List.of("parameters", "name=a-a-", "tag=a-a-", "tag=a---", "---");

    /** What it begins with and what is repeated: whole parameters; a name or a tag that never ends; what no name begins with. */
    @Param({"parameters", "name=a-a-", "tag=a-a-", "tag=a---", "---"})
    public String pattern = "parameters";

    /** The length of the value in octets. */
    @Param({"64", "1024", "65536"})
    public int length = 64;

    private Octets value = Octets.ofText("");

    /** Makes the value. */
    @Setup
    public void makeValue() {
        value = Octets.ofText(text(pattern, length));
    }

    private static String text(String pattern, int length) {
        return switch (pattern) {
            case "parameters" ->
                filled(
                        "ca.example.net; accounturi=https://ca.example.net/acme/1; ",
                        "validationmethods=dns-01; ",
                        length);
            case "name=a-a-" -> filled("", "a-", length);
            case "tag=a-a-" -> filled("ca.example.net; ", "a-", length);
            case "tag=a---" -> filled("ca.example.net; a", "-", length);
            case "---" -> filled("", "-", length);
            default -> throw new IllegalArgumentException(pattern);
        };
    }

    private static String filled(String start, String unit, int length) {
        return (start + unit.repeat(length)).substring(0, length);
    }

    /**
     * Reads the value.
     *
     * @return what it says
     */
    @Benchmark
    public IssueValue parse() {
        return IssueValue.parse(value);
    }
}
