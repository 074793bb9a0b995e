import java.security.KeyPairGenerator;
import java.security.KeyPair;
import org.caagate.acme4j.CaaRefusedException;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.challenge.Dns01Challenge;

/** What a user runs with everything on the module path: the URI of the directory is all that is given. */
final class ModulePathProgram {
    public static void main(String[] arguments) throws Exception {
        Session session = new Session(arguments[0]);
        System.out.println("provider in " + session.provider().getClass().getModule());
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        Order order = new AccountBuilder()
                .agreeToTermsOfService()
                .useKeyPair(keys.generateKeyPair())
                .createLogin(session)
                .newOrder()
                .domain("example.com")
                .create();
        for (Authorization authorization : order.getAuthorizations()) {
            authorization.findChallenge(Dns01Challenge.class).orElseThrow().trigger();
        }
        order.fetch();
        KeyPair key = keys.generateKeyPair();
        try {
            order.execute(key);
            System.out.println("not gated");
        } catch (CaaRefusedException refusal) {
            System.out.println(refusal.report().outcome() + " " + refusal.report().refused());
        }
    }
}
