package org.caagate.cli.directory;

import java.util.Map;

/**
 * The password of the proxy, which the JDK keeps back: it sends Basic credentials to no proxy that tunnels TLS, since the way there is
 * in the clear, unless a system property says so. Whoever writes the password into the URL of the proxy does say so; for all others the
 * JDK stays as careful as it is.
 */
public final class ProxyPassword {
    private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private ProxyPassword() {}

    /**
     * Lets the JDK send the password, if there is one and the user has not set the property. The JDK reads the property when it makes
     * its first HTTP client, and never again.
     *
     * @param environment the environment variables
     */
    public static void allow(Map<String, String> environment) {
        if (System.getProperty(DISABLED_SCHEMES) == null && isGiven(environment)) {
            System.setProperty(DISABLED_SCHEMES, "");
        }
    }

    private static boolean isGiven(Map<String, String> environment) {
        try {
            return ProxyRules.of(environment).credentials().isPresent();
        } catch (IllegalArgumentException fault) {
            // It is told where a proxy is wanted, which may be nowhere.
            return false;
        }
    }
}
