package org.caagate.cli.directory;

/** What to do about a directory that cannot be read. */
enum Advice {
    TRY_AGAIN("try again later"),
    CHECK_URL("check the URL of --acme"),
    CHECK_NETWORK("check the URL of --acme, the network, HTTPS_PROXY and NO_PROXY"),
    CHECK_PROXY("check HTTPS_PROXY and NO_PROXY"),
    PROXY_PASSWORD("give them as HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT; if they are there, Java keeps them back"
            + " unless it runs"
            + " with -Djdk.http.auth.tunneling.disabledSchemes= (JAVA_TOOL_OPTIONS)"),
    CA_BUNDLE("if its CA is a private one, give that CA's root with --ca-bundle FILE"),
    CHECK_HOST("check the URL of --acme: another server may be answering");

    private final String text;

    Advice(String text) {
        this.text = text;
    }

    String text() {
        return text + "; or give --issuer DOMAIN instead of --acme";
    }
}
