package kilohour.gateway;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Who may reach the gateway at all. A page of another site can make a browser on this machine send requests here, also
 * under a name of its own that it points at this machine; so only our own names pass as Host, and only our own pages as
 * Origin of a socket.
 */
final class Perimeter {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private final Set<String> hostNames;

    Perimeter(Set<String> hostNames) {
        this.hostNames = hostNames;
    }

    void requireOwnHost(Context context) {
        String name = hostName(context.header("Host"));
        if (!LOOPBACK.contains(name) && !hostNames.contains(name))
            throw new Refusal(
                    ErrorCode.FORBIDDEN,
                    "this gateway is not reached under the name " + Arguments.shortened(name)
                            + "; use 127.0.0.1 or a name that its operator has set");
    }

    void requireOwnOrigin(Context context) {
        if (!ownOrigin(context))
            throw new Refusal(ErrorCode.FORBIDDEN, "a page of another site may not open a socket here");
    }

    Peer peer(Context context) {
        String address = context.ip();
        boolean ownPage = isLoopback(address)
                && LOOPBACK.contains(hostName(context.header("Host")))
                && ownOrigin(context)
                && ownFetch(context.header("Sec-Fetch-Site"));
        return new Peer(address, ownPage);
    }

    /** No Origin (no browser), or the very host and port that the request was sent to. */
    private static boolean ownOrigin(Context context) {
        String origin = context.header("Origin");
        if (origin == null) return true;
        String host = context.header("Host");
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority != null && host != null && authority.equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean ownFetch(String site) {
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String hostName(String header) {
        if (header == null) return "";
        String host = header.toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }
}
