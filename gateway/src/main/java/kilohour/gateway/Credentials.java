package kilohour.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The secrets of the venue's keys, from a file that only its owner can read: a list of {@code {"name", "client_id",
 * "client_secret"}}. What a key may do is the market's state, not the file's.
 */
public final class Credentials {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** A key and its secret; printing one shows no secret. */
    public record Credential(String name, String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Credential[" + name + ", " + clientId + "]";
        }
    }

    private final Map<String, Credential> byId = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two have the same id or one is blank */
    public Credentials(List<Credential> credentials) {
        for (Credential credential : credentials) {
            if (credential.clientId().isBlank() || credential.clientSecret().isBlank())
                throw new IllegalArgumentException("a credential has an empty client_id or client_secret");
            if (byId.put(credential.clientId(), credential) != null)
                throw new IllegalArgumentException("client_id " + credential.clientId() + " is there twice");
        }
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    public static Credentials read(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file)))
            throw new IllegalArgumentException(file + " can be read by others; run: chmod 600 " + file);
        JsonNode list;
        try {
            list = Json.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(file + ", line " + (at == null ? 1 : at.getLineNr()) + ": not JSON");
        }
        if (!list.isArray()) throw new IllegalArgumentException(file + ": must be a list of keys");
        List<Credential> credentials = new ArrayList<>();
        for (JsonNode entry : list)
            credentials.add(new Credential(
                    field(file, entry, "name"), field(file, entry, "client_id"), field(file, entry, "client_secret")));
        try {
            return new Credentials(credentials);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage());
        }
    }

    private static String field(Path file, JsonNode entry, String name) {
        JsonNode value = entry.get(name);
        if (value == null || !value.isString())
            throw new IllegalArgumentException(file + ": every key needs a text " + name);
        return value.asString();
    }

    Optional<Credential> find(String clientId) {
        return Optional.ofNullable(byId.get(clientId));
    }

    List<Credential> all() {
        return List.copyOf(byId.values());
    }
}
