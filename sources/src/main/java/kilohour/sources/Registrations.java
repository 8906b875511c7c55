package kilohour.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import kilohour.index.Source;
import kilohour.index.SourceRegistry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The registrations under which prints were made, beside them: {@code prints/registrations/HASH.json}, named after the
 * SHA-256 of what is in it. So a print is made again under the rules that were in force, whatever has been registered
 * since.
 */
final class Registrations {
    /** What {@link SourceRegistry} is made of. */
    private record Form(List<Source> sources, TreeMap<String, String> sameProviders, TreeSet<String> admitted) {
        static Form of(SourceRegistry registry) {
            return new Form(
                    registry.all(),
                    new TreeMap<>(registry.sameProviders()),
                    new TreeSet<>(registry.admittedProviders()));
        }

        SourceRegistry registry() {
            return new SourceRegistry(sources, sameProviders, admitted);
        }
    }

    private final Path folder;
    private final JsonMapper json;

    Registrations(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
    }

    private String text(SourceRegistry registry) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(Form.of(registry)) + '\n';
    }

    /** What the registrations are known by: the SHA-256 of their file, hex. */
    String hash(SourceRegistry registry) {
        return Digest.of(text(registry));
    }

    /** Writes them, unless they are there. */
    void keep(SourceRegistry registry) throws IOException {
        Path file = file(hash(registry));
        if (Files.exists(file)) return;
        Files.createDirectories(folder);
        Path made = Files.createTempFile(folder, ".", ".json");
        Files.writeString(made, text(registry));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws ObservationFileException if they are not there, or not as they were written */
    SourceRegistry read(String hash) {
        Path file = file(hash);
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (!Digest.of(text).equals(hash))
                throw new ObservationFileException(
                        file, 0, "is not as it was written: it is not what it is named after");
            return json.readValue(text, Form.class).registry();
        } catch (IOException e) {
            throw new ObservationFileException(file, 0, CsvFile.reason(e));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ObservationFileException(
                    file,
                    0,
                    "holds no registrations: "
                            + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private Path file(String hash) {
        return folder.resolve(hash + ".json");
    }
}
