package kilohour.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kilohour.clearing.OptionParameters;
import kilohour.clearing.StartingGrid;
import kilohour.contracts.Contract;
import kilohour.contracts.Good;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.Lot;
import kilohour.contracts.OptionListing;
import kilohour.contracts.Underlying;
import kilohour.exchange.Command;
import kilohour.units.PriceGrid;

/**
 * A good of the practice market that is no GPU-hour: tokens, memory, power, hardware. Its prices are simulated ({@link PracticeSeries}); it has a maker of
 * its own.
 *
 * @param marginWidthPpm what its margin starts with ({@link StartingGrid})
 * @param options null if it has none
 * @param monthlyMove what a month further out is worth compared with the month before it, as a share
 * @param style how its maker quotes
 */
public record OtherGood(
        Underlying underlying,
        long marginWidthPpm,
        OptionParameters options,
        double monthlyMove,
        MarketMaker.Style style) {
    static final String TOKENS = "LLM";
    static final String RAM = "RAM";
    static final String POWER = "POWER";
    static final String MODULE = "H100MODULE";

    private static final ListingTerms YEAR_OF_MONTHS =
            new ListingTerms(ListingTerms.Months.EVERY, 12, false, true, OptionListing.NONE, 0);

    /** In alphabetical order of code. */
    static final List<OtherGood> ALL = List.of(
            new OtherGood(
                    new Underlying(
                            MODULE,
                            "one H100 SXM 80 GB module, used, in working order",
                            new Good("module", "modules", new Lot.Fixed(1), 1),
                            new PriceGrid(1_000_000),
                            ListingTerms.hardware()),
                    250_000,
                    new OptionParameters(MODULE, 1, 150_000, 2, 12, 350_000, 20_000),
                    -0.02,
                    MarketMaker.Style.of(60, 3, 3, 0)),
            new OtherGood(
                    Underlying.tokens(
                            TOKENS, "one million tokens of a basket of models, three parts in, one part out", true),
                    180_000,
                    null,
                    -0.02,
                    MarketMaker.Style.of(15, 1, 10, 100)),
            new OtherGood(
                    new Underlying(
                            POWER,
                            "one MWh, mean of the day's hours at a simulated hub",
                            new Good("MWh", "MWh", new Lot.Flow("MW", 1), 1),
                            new PriceGrid(10_000),
                            YEAR_OF_MONTHS),
                    500_000,
                    null,
                    0.002,
                    MarketMaker.Style.of(12, 1, 2, 0)),
            new OtherGood(
                    new Underlying(
                            RAM,
                            "one GB of DDR5 memory, contract price",
                            new Good("GB", "GB", new Lot.Fixed(1_000), 1_000),
                            new PriceGrid(1_000),
                            YEAR_OF_MONTHS),
                    250_000,
                    null,
                    -0.01,
                    MarketMaker.Style.of(12, 1, 5, 0)));

    static Optional<OtherGood> find(String code) {
        return ALL.stream()
                .filter(each -> each.underlying().code().equals(code))
                .findFirst();
    }

    /** Is the contract on this good? */
    boolean isOf(Contract contract) {
        return contract.underlying().code().equals(underlying.code());
    }

    /** Is it one of a good that is no GPU-hour? */
    static boolean has(Contract contract) {
        return find(contract.underlying().code()).isPresent();
    }

    /** All of them, in alphabetical order of code. */
    public static List<OtherGood> all() {
        return ALL;
    }

    /** Lists it with its margin and options. */
    public List<Command> commands() {
        var commands = new ArrayList<Command>();
        String code = underlying.code();
        commands.add(new Command.ListUnderlying(underlying));
        commands.add(new Command.SetMarginParameters(StartingGrid.of(code, marginWidthPpm)));
        if (options != null) commands.add(new Command.SetOptionParameters(options));
        return commands;
    }
}
