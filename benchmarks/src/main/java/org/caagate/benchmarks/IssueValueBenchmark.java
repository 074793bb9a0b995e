package org.caagate.benchmarks;

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
    private static final String PLAIN = "ca.example.net; accounturi=https://ca.example.net/acme/1; ";

    /** What is repeated: parameters, or the start of a tag that does not end. */
    @Param({"parameters", "a-", "-"})
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
        String start = pattern.equals("parameters") ? PLAIN : "ca.example.net; ";
        String unit = pattern.equals("parameters") ? "validationmethods=dns-01; " : pattern;
        StringBuilder text = new StringBuilder(start);
        while (text.length() < length) {
            text.append(unit);
        }
        return text.substring(0, length);
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
