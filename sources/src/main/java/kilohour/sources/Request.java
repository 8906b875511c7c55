package kilohour.sources;

import java.net.URI;
import java.util.Map;

/**
 * One request of a connector.
 *
 * @param body JSON to post, or null to get
 * @param headers beyond those that every request has
 */
record Request(URI uri, String body, Map<String, String> headers) {
    Request {
        headers = Map.copyOf(headers);
    }

    static Request get(String uri) {
        return new Request(URI.create(uri), null, Map.of());
    }

    static Request get(URI uri) {
        return new Request(uri, null, Map.of());
    }

    static Request post(String uri, String body) {
        return new Request(URI.create(uri), body, Map.of());
    }

    Request with(String header, String value) {
        return new Request(uri, body, Map.of(header, value));
    }
}
