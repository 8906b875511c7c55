package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kilohour.sources.Connector;
import kilohour.sources.Connectors;
import kilohour.sources.Manners;
import kilohour.sources.Waiting;

/**
 * The live sources that are read, and how.
 *
 * @param connectors none: nothing is asked of anybody
 */
record LiveSources(List<Connector> connectors, Manners manners, Waiting waiting) {
    /** The word for the sources whose terms are open. */
    static final String OPEN = "open";

    /** The word for no source. */
    static final String NONE = "off";

    static final LiveSources OFF = of(List.of());

    LiveSources {
        connectors = List.copyOf(connectors);
    }

    /** Read politely, as time goes by. */
    static LiveSources of(List<Connector> connectors) {
        return new LiveSources(connectors, Manners.POLITE, Waiting.real());
    }

    /**
     * @param names {@link #OPEN}, {@link #NONE}, or names joined by commas
     * @param keyFiles by source, files that hold nothing but a key
     * @param addresses by source, where another is asked than its publisher's
     * @throws Stop if there is no such source, or its key cannot be read
     */
    static LiveSources named(String names, Map<String, Path> keyFiles, Map<String, String> addresses) {
        addresses.keySet().forEach(LiveSources::requireSource);
        keyFiles.keySet().forEach(LiveSources::requireSource);
        if (names.equals(NONE)) return OFF;
        try {
            Map<String, String> keys = keys(keyFiles);
            return of(
                    names.equals(OPEN)
                            ? Connectors.open(keys, addresses)
                            : Connectors.named(Set.of(names.strip().split("\\s*,\\s*")), keys, addresses));
        } catch (IllegalArgumentException e) {
            throw new Stop(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private static void requireSource(String name) {
        if (!Connectors.names().contains(name))
            throw new Stop(
                    ExitCode.USAGE,
                    "no such source: " + name + " (there are " + String.join(", ", Connectors.names()) + ")");
    }

    private static Map<String, String> keys(Map<String, Path> files) {
        var keys = new TreeMap<String, String>();
        files.forEach((source, file) -> {
            try {
                keys.put(source, Files.readString(file).strip());
            } catch (IOException e) {
                throw new Stop(
                        ExitCode.USAGE,
                        "the key of " + source + " cannot be read from " + file + ": " + e.getMessage(),
                        e);
            }
        });
        return keys;
    }
}
