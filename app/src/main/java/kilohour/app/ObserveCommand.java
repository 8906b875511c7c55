package kilohour.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import kilohour.index.SourceRegistry;
import kilohour.sources.Connector;
import kilohour.sources.Http;
import kilohour.sources.ObservationArchive;
import kilohour.sources.Observe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "observe",
        description = {
            "Reads live prices into an archive: once, or each source at its interval until stopped.",
            "Sources whose terms want an agreement or a key are read only if they are named.",
            "",
            "Examples:",
            "  kilohour observe --archive prices/ --once",
            "  kilohour observe --archive prices/ --sources azure-retail,lambda-api --key-file lambda-api=lambda.key",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit codes: 0 done, 1 a source or the archive failed, 2 arguments cannot be used."})
final class ObserveCommand implements Callable<Integer> {
    @Option(
            names = "--archive",
            required = true,
            paramLabel = "DIR",
            description = "The archive; made if there is none.")
    private Path archive;

    @Option(names = "--once", description = "Read each source once and end.")
    private boolean once;

    @Option(
            names = "--sources",
            paramLabel = "NAMES",
            defaultValue = LiveSources.OPEN,
            description = "The sources to read, joined by commas (default: those that are open).")
    private String sources;

    @Option(
            names = "--key-file",
            paramLabel = "SOURCE=FILE",
            description = "A file that holds nothing but the key of a source; may be repeated.")
    private Map<String, Path> keyFiles = Map.of();

    @Override
    public Integer call() throws InterruptedException {
        LiveSources live = LiveSources.named(sources, keyFiles, Map.of());
        List<Connector> connectors = live.connectors();
        var console = Console.standard();
        var clock = InstantSource.system();
        long seed = RandomGenerator.getDefault().nextLong();
        try (var open = ObservationArchive.write(archive, SourceRegistry.standard());
                var http = new Http(live.manners(), live.waiting(), clock, seed)) {
            open.setAside().forEach(file -> console.line("set aside what was never archived: " + file));
            console.line("reading " + connectors.stream().map(Connector::source).collect(Collectors.joining(", "))
                    + " into " + archive);
            var observe = new Observe(open, http, clock, live.waiting(), new Teller(console));
            if (!once) observe.continuously(connectors);
            return observe.once(connectors) == connectors.size() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    /** A line for each reading. */
    private record Teller(Console console) implements Observe.Listener {
        private static final int FAULTS_TOLD = 3;

        @Override
        public void read(String source, long archived, List<String> faults) {
            console.line(source + ": " + archived + " prices archived"
                    + (faults.isEmpty() ? "" : ", " + faults.size() + " could not be read, the first of them:"));
            faults.stream().limit(FAULTS_TOLD).forEach(fault -> console.line("  " + fault));
        }

        @Override
        public void failed(String source, String reason) {
            console.line("not read: " + reason);
        }
    }
}
