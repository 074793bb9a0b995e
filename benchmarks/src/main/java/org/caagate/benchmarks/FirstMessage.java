package org.caagate.benchmarks;

import java.io.IOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A question written and read by dnsjava, and nothing else: what the library's first verdict cannot cost less than. */
final class FirstMessage {
    private FirstMessage() {}

    /** Writes a question and reads it. */
    public static void main(String[] arguments) throws IOException {
        Record question = Record.newRecord(Name.fromString("www.example.com."), Type.CAA, DClass.IN);
        Message read = new Message(Message.newQuery(question).toWire());
        if (!question.equals(read.getQuestion())) {
            throw new IllegalStateException("read " + read + " for " + question);
        }
    }
}
