package kilohour.sources;

import java.net.URI;

/** A source that could not be read: which, where and what is wrong. */
public final class ConnectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param uri only its host and path are told: the query may hold a key */
    ConnectorException(String source, URI uri, String message) {
        super(source + ": " + uri.getHost() + uri.getPath() + ": " + message);
    }
}
