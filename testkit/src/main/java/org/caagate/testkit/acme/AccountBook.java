package org.caagate.testkit.acme;

import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The accounts of the CA; a key has one account at most. Thread-safe. */
final class AccountBook {

    private final Map<Integer, StoredAccount> accounts = new TreeMap<>();

    synchronized List<Integer> numbers() {
        return List.copyOf(accounts.keySet());
    }

    synchronized Optional<StoredAccount> find(int number) {
        return Optional.ofNullable(accounts.get(number));
    }

    synchronized Optional<StoredAccount> find(PublicKey key) {
        return accounts.values().stream()
                .filter(account -> account.key().equals(key))
                .findFirst();
    }

    /** Registers an account; empty if the key has one. */
    synchronized Optional<StoredAccount> register(PublicKey key, List<String> contacts) {
        if (find(key).isPresent()) {
            return Optional.empty();
        }
        StoredAccount account = new StoredAccount(accounts.size() + 1, key, List.copyOf(contacts), false);
        accounts.put(account.number(), account);
        return Optional.of(account);
    }

    /** Changes an account that exists. */
    synchronized StoredAccount change(int number, UnaryOperator<StoredAccount> change) {
        return accounts.compute(number, (unused, account) -> change.apply(account));
    }
}
