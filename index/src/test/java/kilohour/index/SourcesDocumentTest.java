package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kilohour.units.Decimals;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** {@code docs/rulebook/sources.md}: whoever makes a print again needs to know what the registry knows. */
class SourcesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "rulebook", "sources.md");

    /** To write it anew: KILOHOUR_WRITE_DOCS=1 in the environment of this test. */
    @Test
    void theRegistryIsWrittenDownAsItIs() throws IOException {
        String current = document(SourceRegistry.standard());
        if (System.getenv("KILOHOUR_WRITE_DOCS") != null) Files.writeString(DOCUMENT, current);
        assertThat(Files.readString(DOCUMENT))
                .as("docs/rulebook/sources.md is made from the registry: run this test with KILOHOUR_WRITE_DOCS=1")
                .isEqualTo(current);
    }

    private static String document(SourceRegistry registry) {
        var text = new StringBuilder("""
                # The sources of method 1.0

                Made from `SourceRegistry`; a test holds it to that. How they are used is in [index.md](index.md): the
                interval makes the grade and the time for which an offer holds, the stamp from when a price counts, the use
                which indices it may enter. Sources named `simulated-…` are read hourly and may only be practised with.

                | source | read every | observed-at is | use | licence | left out |
                |---|---|---|---|---|---|
                """);
        for (Source source : registry.all())
            text.append("| `%s` | %s%s | %s | %s | %s | %s |\n"
                    .formatted(
                            source.name(),
                            source.paces().stream()
                                    .map(SourcesDocumentTest::pace)
                                    .collect(Collectors.joining(", ")),
                            source.adjusted() ? "; adjusted" : "",
                            stamp(source.stamp()),
                            source.use().name().toLowerCase(Locale.ROOT),
                            source.licence(),
                            source.exclusions().stream()
                                    .map(SourcesDocumentTest::exclusion)
                                    .collect(Collectors.joining("; "))));
        text.append("\n**Two names, one provider**: ")
                .append(new TreeMap<>(registry.sameProviders())
                        .entrySet().stream()
                                .map(name -> "`" + name.getKey() + "` is `" + name.getValue() + "`")
                                .collect(Collectors.joining(", ")));
        text.append(".\n\n**Admitted providers**: ")
                .append(new TreeSet<>(registry.admittedProviders())
                        .stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")));
        return text.append(".\n").toString();
    }

    private static String pace(Source.Pace pace) {
        long hours = pace.intervalNanos() / Utc.NANOS_PER_HOUR;
        String every = hours % 24 == 0 ? hours / 24 + " d" : hours + " h";
        return pace.fromNanos() == Long.MIN_VALUE ? every : every + " from " + Utc.formatDay(Utc.day(pace.fromNanos()));
    }

    private static String stamp(Stamp stamp) {
        return switch (stamp) {
            case INSTANT -> "the instant";
            case DAY -> "its day";
            case MONTH -> "a day of its month";
        };
    }

    private static String exclusion(Exclusion exclusion) {
        var parts = new TreeSet<String>();
        if (!exclusion.provider().isEmpty()) parts.add("`" + exclusion.provider() + "`");
        if (!exclusion.gpu().isEmpty()) parts.add(exclusion.gpu());
        if (exclusion.term() != null) parts.add(exclusion.term().name());
        if (exclusion.priceMicros() >= 0) parts.add("at " + Decimals.format(exclusion.priceMicros(), 6));
        return String.join(" ", parts) + ": " + exclusion.reason().name();
    }
}
