package org.caagate.cli.directory;

import java.net.URI;
import org.caagate.AcmeDirectory;
import org.caagate.fuzz.Claim;

/** What an ACME server sends for its directory: names of issuers, or a complaint that is safe to print. */
public final class DirectoryDocumentFuzz {
    private static final URI DIRECTORY = URI.create("https://ca.example/directory");

    private DirectoryDocumentFuzz() {}

    /** Runs one input; longer ones are never read. */
    public static void fuzzerTestOneInput(byte[] octets) {
        if (octets.length > DirectoryDocument.MOST_OCTETS) {
            return;
        }
        try {
            AcmeDirectory directory = DirectoryDocument.read(DIRECTORY, octets);
            Claim.that(directory.uri().equals(DIRECTORY), "another directory");
            Claim.that(directory.caaIdentities().size() <= octets.length / 2, "names out of nothing");
        } catch (IllegalArgumentException e) {
            Claim.isPrintable(String.valueOf(e.getMessage()));
        }
    }
}
