package kilohour.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.StartingGrid;
import kilohour.contracts.Underlying;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.TradingParameters;
import kilohour.gateway.Replica;
import kilohour.index.Goods;
import kilohour.simulation.OtherGood;
import kilohour.simulation.PracticeSeries;
import kilohour.sources.ReportedLedger;
import kilohour.sources.TokenFiles;
import kilohour.tokens.TokenIndex;
import kilohour.units.Utc;

/**
 * What a venue lists beside GPU-hours: the goods of its settings; tokens, if it reads recorded quotes of them; and on
 * simulated prices the simulation's own, unless the settings have a good of that code.
 *
 * @param index how the GPU-hours are priced, and by which rule
 * @param folder where records of reported prints are kept
 */
record FurtherGoods(List<ListedGood> configured, IndexRoom index, Path folder) {
    /** What margin on tokens starts with: a list price is rarely cut by more at once. */
    private static final long TOKENS_WIDTH_PPM = 180_000;

    private static final long SIMULATED_DUE_NANOS = 2 * Utc.NANOS_PER_HOUR;
    private static final int SIMULATED_DAYS = 45;
    private static final int RECORDED_DAYS = 190;
    private static final long TENTHS_MAX = TradingParameters.PRICE_TICKS_MAX * 10;

    FurtherGoods {
        for (ListedGood good : configured) {
            String code = good.underlying().code();
            if (Goods.find(code).isPresent())
                throw new Stop(
                        ExitCode.USAGE,
                        "kilohour.underlyings." + code + ": the venue computes the index " + code
                                + " itself; give the good another code");
        }
    }

    /** Are token quotes among what was recorded? */
    boolean hasTokens() {
        return !index.observations().isEmpty()
                && !isConfigured(TokenIndex.CODE)
                && TokenFiles.isAmong(index.observations());
    }

    private boolean isConfigured(String code) {
        return configured.stream().anyMatch(good -> good.underlying().code().equals(code));
    }

    private List<OtherGood> simulated() {
        if (!index.isSimulated()) return List.of();
        return OtherGood.all().stream()
                .filter(good -> !isConfigured(good.underlying().code()))
                .toList();
    }

    /** @param margin the parameters that a home's own file gives a good */
    List<Command> listing(Function<String, Optional<MarginParameters>> margin) {
        var commands = new ArrayList<Command>();
        for (ListedGood good : configured) {
            commands.add(new Command.ListUnderlying(good.underlying()));
            commands.add(new Command.SetMarginParameters(
                    margin.apply(good.underlying().code()).orElse(good.margin())));
            good.options().map(Command.SetOptionParameters::new).ifPresent(commands::add);
        }
        for (OtherGood good : simulated()) commands.addAll(good.commands());
        if (hasTokens()) {
            commands.add(new Command.ListUnderlying(Underlying.tokens(
                    TokenIndex.CODE, "one million tokens of the LLM basket, three in, one out", false)));
            commands.add(new Command.SetMarginParameters(
                    margin.apply(TokenIndex.CODE).orElseGet(() -> StartingGrid.of(TokenIndex.CODE, TOKENS_WIDTH_PPM))));
        }
        return commands;
    }

    /** The indices that the venue does not compute, ready to print. */
    List<ReportedIndex> indices() {
        var indices = new ArrayList<ReportedIndex>();
        for (ListedGood good : configured) indices.add(reported(good));
        List<OtherGood> simulated = simulated();
        for (PracticeSeries series : PracticeSeries.all(index.seed()))
            simulated.stream()
                    .filter(good -> good.underlying().code().equals(series.code()))
                    .forEach(good -> indices.add(simulated(good.underlying(), series)));
        return indices;
    }

    private ReportedIndex reported(ListedGood good) {
        Underlying underlying = good.underlying();
        ListedGood.Prints prints = good.prints();
        Path determinations = prints.determinations() != null
                ? prints.determinations()
                : folder.resolve(underlying.code() + "-determined.csv");
        return new ReportedIndex(
                new ReportedIndex.Terms(
                        underlying.code(),
                        underlying.grid(),
                        prints.administrator(),
                        index.practice(),
                        prints.dueNanos(),
                        RECORDED_DAYS),
                ReportedFeed.files(prints.days(), prints.hours(), determinations, underlying.grid(), TENTHS_MAX),
                new ReportedLedger(folder, underlying.code()));
    }

    private ReportedIndex simulated(Underlying underlying, PracticeSeries series) {
        return new ReportedIndex(
                new ReportedIndex.Terms(
                        underlying.code(),
                        underlying.grid(),
                        "the simulation",
                        true,
                        SIMULATED_DUE_NANOS,
                        SIMULATED_DAYS),
                new SimulatedReports(
                        series, underlying.grid(), underlying.terms().perpetual()),
                new ReportedLedger(folder, underlying.code()));
    }

    /** Goods that are listed as something else than the settings now say, a sentence each. */
    List<String> listedOtherwise(Replica copy) {
        return configured.stream()
                .map(ListedGood::underlying)
                .filter(underlying -> copy.ask(Exchange::contracts).stream()
                        .anyMatch(contract -> contract.underlying().code().equals(underlying.code())
                                && !contract.underlying().equals(underlying)))
                .map(underlying -> "kilohour.underlyings." + underlying.code() + " says something else than "
                        + underlying.code() + " was listed with: that stands; list a new code for other terms.")
                .toList();
    }
}
