package kilohour.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The terminal's files from the class path, each with the hash of its content as its tag. */
final class WebFiles {
    private static final String ROOT = "/kilohour/web/";
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9._@-]*(/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)*");
    /** What the pages may load: this gateway's own files. Charts set styles in place. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private record WebFile(byte[] bytes, String tag, String type) {}

    private final Map<String, Optional<WebFile>> files = new ConcurrentHashMap<>();

    void serve(Context context) {
        String path = context.path().substring(1);
        Optional<WebFile> found = file(path.isEmpty() ? "index.html" : path);
        if (found.isEmpty()) {
            context.status(404).contentType("text/plain; charset=utf-8").result("There is no page here. Start at /.");
            return;
        }
        WebFile file = found.get();
        context.header("ETag", file.tag());
        context.header("Cache-Control", "no-cache");
        if (file.tag().equals(context.header("If-None-Match"))) context.status(304);
        else context.contentType(file.type()).result(file.bytes());
    }

    private Optional<WebFile> file(String path) {
        if (path.length() > 200 || !NAME.matcher(path).matches() || !TYPES.containsKey(extension(path)))
            return Optional.empty();
        Optional<WebFile> known = files.get(path);
        if (known != null) return known;
        Optional<WebFile> read = read(path);
        if (read.isPresent()) files.put(path, read);
        return read;
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static Optional<WebFile> read(String path) {
        try (InputStream in = WebFiles.class.getResourceAsStream(ROOT + path)) {
            if (in == null) return Optional.empty();
            byte[] bytes = in.readAllBytes();
            String tag = "\"" + HexFormat.of().formatHex(Signature.sha256().digest(bytes), 0, 12) + "\"";
            return Optional.of(new WebFile(bytes, tag, TYPES.get(extension(path))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
