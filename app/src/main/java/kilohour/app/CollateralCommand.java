package kilohour.app;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "collateral",
        header = "Collateral besides dollars: what is taken, its prices, what comes in and goes out.",
        description = {
            "Stablecoins and Treasury bills count for an account's margin less their haircut. The venue must be running.",
            "",
            "Examples:",
            "  kilohour collateral list",
            "  kilohour collateral price USDC 0.9995",
            "  kilohour collateral deposit 100 USDC 500000 --custodian \"Rhone Custody\" --entry C-17",
            "  kilohour collateral held --trader trader-1",
            "  kilohour collateral withdraw USDC 100000 --trader trader-1",
            ""
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CollateralCommand.ListAssets.class,
            CollateralCommand.Price.class,
            CollateralCommand.Deposit.class,
            CollateralCommand.Held.class,
            CollateralCommand.Withdraw.class
        })
final class CollateralCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: collateral list, price, deposit, held or withdraw");
    }

    private static String plain(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }

    private static int tell(JsonNode assets) {
        var console = Console.standard();
        if (assets.isEmpty()) console.line("Nothing besides dollars is taken.");
        for (JsonNode each : assets) console.line(line(each));
        return ExitCode.OK;
    }

    private static String line(JsonNode asset) {
        String price = asset.get("price").isNull()
                ? "no price"
                : "$%s, %s since %s"
                        .formatted(
                                plain(asset.get("price")),
                                asset.get("standing").asString(),
                                Instant.ofEpochMilli(asset.get("priced").longValue()));
        String maturity = asset.get("maturity").isNull()
                ? ""
                : (asset.get("matured").booleanValue() ? "  matured " : "  matures ")
                        + asset.get("maturity").asString();
        return "%s  %s  haircut %s (now %s)  cap $%s  %s%s"
                .formatted(
                        asset.get("asset").asString(),
                        asset.get("kind").asString().replace('_', ' '),
                        plain(asset.get("haircut")),
                        plain(asset.get("haircut_now")),
                        plain(asset.get("cap")),
                        price,
                        maturity);
    }

    private static int tellHeld(JsonNode held) {
        var console = Console.standard();
        for (JsonNode each : held.get("holdings"))
            console.line("%s %s counts for $%s"
                    .formatted(plain(each.get("amount")), each.get("asset").asString(), plain(each.get("collateral"))));
        console.line("Collateral besides dollars: $" + plain(held.get("collateral")));
        return ExitCode.OK;
    }

    @Command(name = "list", header = "What is taken, and at what price.", mixinStandardHelpOptions = true)
    static final class ListAssets implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @Override
        public Integer call() {
            return tell(venue.call("public/kilohour/get_collateral_assets", Map.of()));
        }
    }

    @Command(name = "price", header = "Sets an asset's price.", mixinStandardHelpOptions = true)
    static final class Price implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @Parameters(index = "0", paramLabel = "ASSET", description = "Its code.")
        private String asset;

        @Parameters(index = "1", paramLabel = "USD", description = "Dollars a unit; a bill's, a dollar of face.")
        private BigDecimal price;

        @Override
        public Integer call() {
            return tell(venue.call(
                    "private/kilohour/set_collateral_price", Map.of("asset", asset, "price", price.toPlainString())));
        }
    }

    @Command(
            name = "deposit",
            header = "An asset came in, as its custodian has confirmed.",
            mixinStandardHelpOptions = true)
    static final class Deposit implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Whose it is.")
        private long account;

        @Parameters(index = "1", paramLabel = "ASSET", description = "Its code.")
        private String asset;

        @Parameters(index = "2", paramLabel = "UNITS", description = "Coins, or dollars of face.")
        private BigDecimal units;

        @Option(names = "--custodian", paramLabel = "NAME", required = true, description = "Who keeps it.")
        private String custodian;

        @Option(
                names = "--entry",
                paramLabel = "REF",
                required = true,
                description = "The custodian's own reference: the same again moves nothing.")
        private String entry;

        @Override
        public Integer call() {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("account", Long.toString(account));
            parameters.put("asset", asset);
            parameters.put("amount", units.toPlainString());
            parameters.put("custodian", custodian);
            parameters.put("entry", entry);
            return tellHeld(venue.call("private/kilohour/deposit_collateral", parameters));
        }
    }

    @Command(name = "held", header = "What an account has, and what it counts for.", mixinStandardHelpOptions = true)
    static final class Held implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @Option(names = "--trader", paramLabel = "NAME", required = true, description = "Whose key of the home asks.")
        private String trader;

        @Override
        public Integer call() {
            return tellHeld(venue.client(trader).call("private/kilohour/get_collateral", Map.of()));
        }
    }

    @Command(
            name = "withdraw",
            header = "Asks for an asset to be sent to where an officer has registered.",
            mixinStandardHelpOptions = true)
    static final class Withdraw implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @Parameters(index = "0", paramLabel = "ASSET", description = "Its code.")
        private String asset;

        @Parameters(index = "1", paramLabel = "UNITS", description = "Coins, or dollars of face.")
        private BigDecimal units;

        @Option(names = "--trader", paramLabel = "NAME", required = true, description = "Whose key of the home asks.")
        private String trader;

        @Override
        public Integer call() {
            venue.client(trader)
                    .call(
                            "private/kilohour/withdraw_collateral",
                            Map.of("asset", asset, "amount", units.toPlainString()));
            Console.standard().line("Asked for; \"kilohour withdrawals list\" shows what it waits for.");
            return ExitCode.OK;
        }
    }
}
