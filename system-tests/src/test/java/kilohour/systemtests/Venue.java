package kilohour.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A venue in a process of its own, started as a user would. */
final class Venue implements AutoCloseable {
    private static final String UP = "Kilohour is up: ";
    private static final Duration START_WITHIN = Duration.ofSeconds(90);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    private final Path home;
    private final Program program;
    private final URI url;

    private Venue(Path home, Program program, URI url) {
        this.home = home;
        this.program = program;
        this.url = url;
    }

    /** {@code kilohour up --home HOME --http 0 --feeds off ARGUMENTS}; returns when it is up. */
    static Venue up(Path home, String... arguments) {
        var command = new ArrayList<String>(List.of("up", "--home", home.toString(), "--http", "0", "--feeds", "off"));
        command.addAll(List.of(arguments));
        Program program = launch(command);
        try {
            String line = program.awaitLine(said -> said.startsWith(UP), START_WITHIN)
                    .orElseThrow(() -> new AssertionError("the venue did not come up:\n" + program.text()));
            return new Venue(
                    home, program, URI.create(line.substring(UP.length()).strip()));
        } catch (AssertionError e) {
            program.close();
            throw e;
        }
    }

    private static Program launch(List<String> arguments) {
        var command = new ArrayList<>(Project.kilohour());
        command.addAll(arguments);
        try {
            return Program.start("kilohour " + arguments.getFirst(), Project.ROOT, Map.of(), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code kilohour ARGUMENTS} to its end. */
    static Program run(String... arguments) {
        try (Program program = launch(List.of(arguments))) {
            program.awaitEnd(START_WITHIN);
            return program;
        }
    }

    URI url() {
        return url;
    }

    Program program() {
        return program;
    }

    /** Signs as the key of that name in the home's credentials. */
    Client client(String name) {
        for (JsonNode key : credentials(home)) {
            if (key.get("name").asString().equals(name))
                return new Client(
                        url,
                        key.get("client_id").asString(),
                        key.get("client_secret").asString());
        }
        throw new AssertionError("no key is named " + name);
    }

    static JsonNode credentials(Path home) {
        try {
            return JsonMapper.shared().readTree(Files.readString(home.resolve("credentials.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        program.kill();
    }

    /** SIGTERM; the exit code. */
    int stop() {
        program.terminate();
        return program.awaitEnd(STOP_WITHIN);
    }

    @Override
    public void close() {
        program.close();
    }
}
