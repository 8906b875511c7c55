package kilohour.gateway;

import java.util.Set;
import kilohour.exchange.Scope;

/**
 * Who asks, once proven.
 *
 * @param account the account that the key acts for; 0 for an officer's key
 */
record Caller(String keyId, long account, Set<Scope> scopes) {}
