package kilohour.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        header = "Starts the venue: index, exchange, clearing, API and terminal in one process.",
        description = {
            "The first start makes a home with keys for an officer and two trading accounts; every later start",
            "on the same home carries on where it stood. Ctrl-C stops it cleanly.",
            "",
            "Examples:",
            "  kilohour up --practice                     simulated prices and participants, $10M for each account",
            "  kilohour up --practice --observations DIR  participants on recorded prices: their days are shown as",
            "                                             they were printed; the days since are carried, then",
            "                                             determined, as the method's practice rule says",
            "  kilohour up --home /srv/venue --http 8090  no participants, no money: a venue to be set up, which",
            "                                             reads live prices into its archive and prints from that",
            "  kilohour up --home lapse                   look at what \"kilohour timelapse\" left behind",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Observations are read once, at the start. Without --practice prices are taken under the live rule:",
            "contracts are listed once at least five owners' prices, none older than a day and a half, make a print.",
            "What live sources say goes into DIR/prices first; \"kilohour index replay --archive DIR/prices\" makes",
            "every print again.",
            "Settings: kilohour.conf in the home. Log: kilohour.log in the home.",
            "",
            ExitCode.HELP
        })
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--practice",
            description = "A market to practise in: participants trade in it, nothing is real, and it says so.")
    private boolean practice;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = HomeFolder.DEFAULT,
            description = "The folder that holds the venue (default: ${DEFAULT-VALUE}).")
    private String home;

    @Option(
            names = "--http",
            paramLabel = "PORT",
            description = "Where API and terminal are (default: 8080; 0 takes any free port).")
    private Integer port;

    @Option(
            names = "--observations",
            paramLabel = "PATH",
            description = "Recorded prices: an observation file, or a folder of them. May be repeated.")
    private List<Path> observations = List.of();

    @Option(
            names = "--feeds",
            paramLabel = "NAMES",
            description = "Live prices to read into the home's archive: open, off, or sources joined by commas"
                    + " (default: open; off in practice and on recorded prices).")
    private String feeds;

    @Option(
            names = "--key-file",
            paramLabel = "SOURCE=FILE",
            description = "A file that holds nothing but the key of a source; may be repeated.")
    private Map<String, Path> keyFiles = Map.of();

    @Option(
            names = "--history",
            paramLabel = "JDBC_URL",
            description = "Keep history in PostgreSQL, jdbc:postgresql://... (default: SQLite in the home).")
    private String history;

    @Spec
    private CommandSpec spec;

    private LiveSources liveSources(Settings.Feeds settings) {
        String usual = practice || !observations.isEmpty() ? LiveSources.NONE : LiveSources.OPEN;
        String read = settings.read().isEmpty() ? usual : settings.read();
        var keys = new TreeMap<>(settings.keyFiles());
        keys.putAll(keyFiles);
        return LiveSources.named(feeds == null ? read : feeds, keys, settings.addresses());
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port != null && (port < 0 || port > 65_535))
            throw new ParameterException(spec.commandLine(), "--http " + port + ": a port is from 0 to 65535");
        if (history != null && !history.startsWith("jdbc:postgresql:"))
            throw new ParameterException(spec.commandLine(), "--history must start with jdbc:postgresql:");
        var folder = HomeFolder.of(home);
        folder.prepare();
        LogFile.open(folder.log());
        Settings settings = Settings.read(folder.settings());
        var plan = new House.Plan(
                folder,
                settings,
                practice,
                observations,
                liveSources(settings.feeds()),
                port == null ? settings.port() : port,
                history == null ? settings.history() : history,
                Main.Version.number());
        try (House house = House.open(plan, Console.standard(), InstantSource.system())) {
            var stop = new Thread(house::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            return house.await();
        }
    }
}
