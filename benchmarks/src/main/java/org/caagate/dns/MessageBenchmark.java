package org.caagate.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The octets of a question, and from the octets of its reply to what they say. It is in the library's package to see what is not
 * public there, which the class path allows; what the package is, the library's package-info says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MessageBenchmark {
    /** What the reply says. */
    @Param({"records", "nodata"})
    public String reply = "records";

    private final Question question = new Question(
            Name.fromConstantString("www.shop.corp.example."),
            Type.CAA,
            DnssecBits.AD,
            LookupContext.lasting(Duration.ofHours(1), Timer.system()));
    private final Query query = Query.of(question);
    private byte[] octets = new byte[0];

    /**
     * Makes the reply.
     *
     * @throws IOException never
     */
    @Setup
    public void makeReply() throws IOException {
        Message message = new Message(query.wire().getShort(0) & 0xFFFF);
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.RD);
        message.getHeader().setFlag(Flags.RA);
        message.addRecord(Record.newRecord(question.name(), Type.CAA, DClass.IN), Section.QUESTION);
        if (reply.equals("records")) {
            message.addRecord(record(Type.CAA, "0 issue \"ca.example.net\""), Section.ANSWER);
            message.addRecord(record(Type.CAA, "0 iodef \"mailto:security@example.com\""), Section.ANSWER);
        } else {
            message.addRecord(
                    record(Type.SOA, "ns.example. hostmaster.example. 1 3600 600 86400 300"), Section.AUTHORITY);
        }
        message.addRecord(new OPTRecord(1232, 0, 0, 0), Section.ADDITIONAL);
        octets = message.toWire();
    }

    private Record record(int type, String rdata) throws IOException {
        return Record.fromString(question.name(), type, DClass.IN, 3600, rdata, Name.root);
    }

    /**
     * Makes the octets of a question.
     *
     * @return the query
     */
    @Benchmark
    public Object ask() {
        return Query.of(question);
    }

    /**
     * Reads and judges the reply.
     *
     * @return what it says
     */
    @Benchmark
    public Object judge() {
        return MessageJudge.judge(query, octets);
    }
}
