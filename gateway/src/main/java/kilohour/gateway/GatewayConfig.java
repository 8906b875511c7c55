package kilohour.gateway;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How the gateway stands.
 *
 * @param host address to listen on; 127.0.0.1 unless the operator decides otherwise
 * @param port port to listen on; 0 for any free one
 * @param hostNames names and addresses, without port, under which it may be reached besides the loopback ones; a request
 *     for any other Host is refused, so that a foreign page cannot reach it by a name of its own
 * @param ordersPerSecond orders an account may send each second, all sessions together; it may save up twice as many,
 *     a session as many
 * @param readOnly whether the venue is only looked at
 * @param simulated whether its prices are made up
 * @param version what the gateway calls itself
 * @param trouble why the venue takes no commands right now, such as a full disk; asked at each status
 */
public record GatewayConfig(
        String host,
        int port,
        Set<String> hostNames,
        int ordersPerSecond,
        boolean readOnly,
        boolean simulated,
        String version,
        Supplier<Optional<String>> trouble) {

    public static final int ORDERS_PER_SECOND = 500;

    public GatewayConfig {
        hostNames = Set.copyOf(hostNames);
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("port must be 0 to 65535: " + port);
        if (ordersPerSecond < 1) throw new IllegalArgumentException("orders per second must be 1 or more");
    }

    /** On this machine only. */
    public static GatewayConfig loopback(int port, String version) {
        return new GatewayConfig(
                "127.0.0.1", port, Set.of(), ORDERS_PER_SECOND, false, false, version, Optional::empty);
    }

    public GatewayConfig withReadOnly(boolean changed) {
        return new GatewayConfig(host, port, hostNames, ordersPerSecond, changed, simulated, version, trouble);
    }

    public GatewayConfig withSimulated(boolean changed) {
        return new GatewayConfig(host, port, hostNames, ordersPerSecond, readOnly, changed, version, trouble);
    }

    public GatewayConfig withOrdersPerSecond(int changed) {
        return new GatewayConfig(host, port, hostNames, changed, readOnly, simulated, version, trouble);
    }

    public GatewayConfig withTrouble(Supplier<Optional<String>> changed) {
        return new GatewayConfig(host, port, hostNames, ordersPerSecond, readOnly, simulated, version, changed);
    }
}
