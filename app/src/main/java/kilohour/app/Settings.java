package kilohour.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import kilohour.bank.BankAccount;
import kilohour.exchange.PayoutAddress;

/**
 * Settings of a venue: {@code reference.conf} in the program says what there is, {@code kilohour.conf} in the home
 * changes it.
 *
 * @param history empty for SQLite in the home, else a PostgreSQL JDBC address
 * @param diskReserveBytes below this much free disk the venue takes no commands
 * @param practiceDepositUsd whole dollars given to each practice account
 * @param fund how the default fund is sized
 * @param bank the venue's account at the bank, if it has one
 * @param goods those listed beside GPU-hours, in alphabetical order of code
 */
record Settings(
        String name,
        String host,
        int port,
        String history,
        long diskReserveBytes,
        long practiceDepositUsd,
        long practiceSeed,
        Feeds feeds,
        Fund fund,
        Optional<BankAccount> bank,
        List<ListedGood> goods) {

    /**
     * Live prices.
     *
     * @param read which sources are read, as {@link LiveSources#named} takes them; empty for what suits the venue
     * @param keyFiles by source
     * @param addresses by source, where another is asked than its publisher's
     */
    record Feeds(String read, Map<String, Path> keyFiles, Map<String, String> addresses) {}

    /**
     * The default fund.
     *
     * @param daily whether it is sized after each daily run
     * @param minimumUsd whole dollars that a member which holds anything has in it at least
     */
    record Fund(boolean daily, long minimumUsd) {}

    /** @throws Stop with the file, the line and what is wrong with it */
    static Settings read(Path file) {
        try {
            Config own = Files.exists(file) ? ConfigFactory.parseFile(file.toFile()) : ConfigFactory.empty();
            Config all = own.withFallback(
                            ConfigFactory.parseResources(Settings.class.getClassLoader(), "reference.conf"))
                    .resolve();
            all.checkValid(ConfigFactory.parseResources(Settings.class.getClassLoader(), "reference.conf"));
            return of(all.getConfig("kilohour"), file.toAbsolutePath().getParent());
        } catch (ConfigException e) {
            throw new Stop(ExitCode.USAGE, "the settings in " + file + " cannot be used: " + e.getMessage());
        }
    }

    private static Settings of(Config config, Path home) {
        return new Settings(
                config.getString("name"),
                config.getString("http.host"),
                config.getInt("http.port"),
                config.getString("history"),
                config.getBytes("disk-reserve"),
                config.getLong("practice.deposit-usd"),
                config.getLong("practice.seed"),
                new Feeds(
                        config.getString("feeds.read"),
                        bySource(config, "feeds.key-files", Path::of),
                        bySource(config, "feeds.addresses", Function.identity())),
                new Fund(config.getBoolean("fund.size-daily"), config.getLong("fund.minimum-usd")),
                bank(config.getConfig("bank")),
                goods(config, home));
    }

    private static List<ListedGood> goods(Config config, Path home) {
        return config.getObject("underlyings").keySet().stream()
                .sorted()
                .map(code -> ListedGood.of(code, config.getConfig("underlyings." + ConfigUtil.quoteString(code)), home))
                .toList();
    }

    private static Optional<BankAccount> bank(Config config) {
        if (config.getString("number").isEmpty()) return Optional.empty();
        return Optional.of(new BankAccount(
                new PayoutAddress(config.getString("holder"), config.getString("number"), config.getString("agent")),
                config.getString("prefix")));
    }

    private static <T> Map<String, T> bySource(Config config, String path, Function<String, T> of) {
        var result = new TreeMap<String, T>();
        for (String source : config.getObject(path).keySet())
            result.put(source, of.apply(config.getObject(path).toConfig().getString(ConfigUtil.quoteString(source))));
        return result;
    }
}
