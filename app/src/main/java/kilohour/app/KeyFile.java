package kilohour.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file of the first keys' secrets: made once, mode 600, whole or not at all. */
final class KeyFile {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A key: its owner's name and its public id; the secret stays in the file. */
    record Key(String name, String clientId) {}

    private KeyFile() {}

    /** The keys in the file, which is made with one key for each name if it is not there. */
    static List<Key> readOrMake(Path file, List<String> names) {
        try {
            if (!Files.exists(file)) make(file, names);
            return read(file);
        } catch (IOException e) {
            throw new Stop(ExitCode.FAILED, "the keys in " + file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    private static List<Key> read(Path file) throws IOException {
        try {
            var keys = new ArrayList<Key>();
            for (JsonNode each : JSON.readTree(Files.readString(file)))
                keys.add(new Key(
                        each.path("name").asString(), each.path("client_id").asString()));
            return keys;
        } catch (JacksonException e) {
            throw new Stop(
                    ExitCode.FAILED,
                    file + " is no JSON list of keys; mend it, or move it away and new keys are made at the next start",
                    e);
        }
    }

    private static void make(Path file, List<String> names) throws IOException {
        var list = JSON.createArrayNode();
        for (String name : names)
            list.addObject()
                    .put("name", name)
                    .put("client_id", name + "-" + HexFormat.of().formatHex(random(ID_BYTES)))
                    .put(
                            "client_secret",
                            Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES)));
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n";
        Path whole = Files.createTempFile(file.getParent(), ".credentials", "", ownerOnly(file));
        try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
