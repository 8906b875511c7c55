package kilohour.app;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import kilohour.clearing.ContractScenarios;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.exchange.AccountKind;
import kilohour.exchange.AuctionParameters;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.DefaultStage;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;
import kilohour.exchange.TradingParameters;
import kilohour.exchange.WaterfallLayer;
import kilohour.risk.StressSet;
import kilohour.risk.StressTest;
import kilohour.units.Money;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * A default rehearsed on a market that nobody else uses: prices move as in a stress scenario, a member is declared in
 * default, and liquidation, auction and waterfall run to their end, all through {@link Exchange#apply}.
 *
 * <p>What is assumed: everybody's orders are gone, as they would be on such a day; fees and pauses are off, so that two
 * accounts of the drill can put each contract's price where the scenario has it, by trades with each other that are
 * undone at the same price; each survivor bids for an equal part of the portfolio at half of the highest price accepted,
 * or nobody bids.
 */
final class DefaultDrill {
    private static final long MINUTES_MAX = 3 * 24 * 60;
    private static final long CASH_MICROS = Money.usd(1_000_000_000);
    private static final long REQUESTS = 0x6472696c6cL;

    private final Exchange exchange;
    private final BiConsumer<String, Double> progress;
    private final DrillTimeline timeline;
    private long requests;
    private long nowNanos;
    private int bidIn;

    /** @param progress is told what is being done and how far the drill is, from 0 to 1 */
    DefaultDrill(Exchange exchange, BiConsumer<String, Double> progress) {
        this.exchange = exchange;
        this.progress = progress;
        this.nowNanos = exchange.nowNanos();
        this.timeline = new DrillTimeline(exchange);
    }

    /** Who fails, and in which scenario. */
    record Choice(int member, int scenario, long lossMicros) {}

    /**
     * @param member who fails, or 0 for the one that loses most in its worst scenario
     * @param bids whether survivors bid in auctions
     */
    DrillReport run(int member, StressSet set, boolean bids) {
        StressTest test = StressTest.of(set, StressBooks.of(exchange, set));
        Choice choice = choose(test, member);
        DrillReport.Started started = DrillReport.started(exchange, choice, set, timeline.name(choice.member()));
        prepare();
        progress.accept("moving prices", 0.1);
        move(set, choice.scenario());
        apply(new Command.DeclareDefault(
                choice.member(),
                "drill",
                "drill: " + set.scenarios().get(choice.scenario()).name()));
        long minutes = 0;
        do {
            tick(Utc.NANOS_PER_MINUTE);
            if (bids) bid();
            progress.accept(Utc.format(nowNanos).substring(0, 16), 0.15 + 0.8 * minutes / (minutes + 200.0));
        } while (!isOver(choice.member()) && ++minutes < MINUTES_MAX);
        settle();
        exchange.checkInvariants();
        return started.ended(exchange, timeline);
    }

    // ── Who, and what happens ───────────────────────────────────────────────────────────────────────────────────

    private ContractScenarios scenarios(Contract contract, StressSet set) {
        String code = contract.underlying().code();
        return exchange.scenarios(contract.id(), set.grid(code)).orElseThrow();
    }

    /** A member's worst scenario is the one in which its accounts together lose most. */
    private static Choice choose(StressTest test, int member) {
        return test.members().stream()
                .filter(known -> member == 0 || known.member() == member)
                .map(known -> {
                    int scenario = test.worstScenario(known);
                    return new Choice(
                            known.member(), scenario, known.lossMicros().get(scenario));
                })
                .max(Comparator.comparingLong(Choice::lossMicros)
                        .thenComparing(Comparator.comparingInt(Choice::member).reversed()))
                .orElseThrow(() -> new Stop(
                        ExitCode.USAGE,
                        member == 0
                                ? "nobody has an account in this venue: there is nothing to drill"
                                : "there is no member " + member + " with an account in this venue"));
    }

    // ── The day ─────────────────────────────────────────────────────────────────────────────────────────────────

    private void prepare() {
        if (!exchange.defaults().parameters().active())
            apply(new Command.SetDefaultParameters(DefaultParameters.STANDARD));
        apply(new Command.SetAuctionParameters(AuctionParameters.NONE));
        apply(new Command.SetTradingParameters(
                new TradingParameters(0, 0, 900_000, 900_000, TradingParameters.POSITION_UNITS_MAX, 1_000)));
        for (long account : exchange.accounts()) apply(new Command.CancelAll(account, request(), 0));
    }

    /** Declares every index where the scenario's near end is, and trades each contract at the scenario's price. */
    private void move(StressSet set, int scenario) {
        var targets = new LinkedHashMap<Contract, Long>();
        for (Contract contract : exchange.contracts()) targets.put(contract, target(contract, set, scenario));
        tick(Utc.NANOS_PER_HOUR + 6 * Utc.NANOS_PER_MINUTE);
        int hour = Utc.hour(nowNanos - 5 * Utc.NANOS_PER_MINUTE) - 1;
        for (String code : exchange.underlyings()) {
            long value = exchange.index(code).orElseThrow().valueTenths();
            long nearPpm = set.scenarios().get(scenario).move(code).nearPpm();
            long moved = value + Rounding.halfEven(value, nearPpm, 1_000_000);
            if (moved > 0) apply(new Command.DeclareHour(code, hour, moved, PrintGrade.INTRADAY));
        }
        long[] pair = openPair();
        targets.forEach((contract, tenths) -> trade(contract, tenths, pair));
    }

    /** A contract's price in the scenario, in tenths. */
    private long target(Contract contract, StressSet set, int scenario) {
        long mark = exchange.market(contract.id()).orElseThrow().markTenths();
        long gain = scenarios(contract, set).gainPerLotMicros(scenario);
        return mark + Rounding.halfEven(gain, contract.valueMicros(1, 1));
    }

    private long[] openPair() {
        int member = 1;
        while (exchange.hasMember(member)) member++;
        apply(new Command.RegisterMember(member, "price makers of the drill"));
        List<Long> known = exchange.accounts();
        long first = known.isEmpty() ? 100 : known.getLast() + 1;
        long[] pair = {first, first + 1};
        for (long account : pair) {
            apply(new Command.OpenAccount(account, member, "drill", AccountKind.CLIENT));
            apply(new Command.Deposit(account, request(), CASH_MICROS, "drill"));
        }
        return pair;
    }

    /** There and back again at one price: the last trade is where the scenario has it, and nobody holds anything. */
    private void trade(Contract contract, long tenths, long[] pair) {
        if (contract instanceof Contract.Strip || contract instanceof Contract.Perpetual) return;
        long ticks = Math.max(1, Rounding.halfEven(tenths, PriceGrid.TENTHS_PER_TICK));
        for (Side side : Side.values()) {
            apply(new Command.PlaceOrder(pair[0], request(), contract.id(), OrderTerms.limit(side, 1, ticks)));
            apply(new Command.PlaceOrder(
                    pair[1], request(), contract.id(), OrderTerms.limit(side.opposite(), 1, ticks)));
        }
        for (long account : pair) apply(new Command.CancelAll(account, request(), 0));
    }

    /** Once an auction: each survivor for an equal part, at half of the highest price; fewer where its margin ends. */
    private void bid() {
        for (var auction : exchange.defaults().auctions()) {
            if (auction.auction() <= bidIn) continue;
            bidIn = auction.auction();
            List<Long> bidders = bidders(auction);
            if (bidders.isEmpty()) continue;
            int part = Math.ceilDiv(auction.packages(), bidders.size());
            for (long bidder : bidders) bid(auction, bidder, part);
        }
    }

    private List<Long> bidders(StateRecord.PortfolioAuctionState auction) {
        int of = exchange.account(auction.account()).orElseThrow().member();
        var defaults = exchange.defaults();
        return exchange.accounts().stream()
                .map(number -> exchange.account(number).orElseThrow())
                .filter(account -> account.kind() == AccountKind.HOUSE && account.member() != of)
                .filter(account -> defaults.ofMember(account.member()).isEmpty()
                        && defaults.liquidation(account.account()).isEmpty())
                .map(kilohour.exchange.Views.Account::account)
                .toList();
    }

    private void bid(StateRecord.PortfolioAuctionState auction, long bidder, int most) {
        for (int packages = most; packages > 0; packages /= 2) {
            apply(new Command.BidForPortfolio(
                    bidder, request(), auction.auction(), packages, auction.reserveMicros() / 2));
            if (exchange.defaults().bid(auction.auction(), bidder).isPresent()) return;
        }
    }

    private boolean isOver(int member) {
        var defaults = exchange.defaults();
        return defaults.liquidations().isEmpty()
                && defaults.auctions().isEmpty()
                && defaults.ofMember(member)
                        .map(known -> known.stage() == DefaultStage.SETTLED)
                        .orElse(true)
                && holdsNothing(member);
    }

    /** Clients that nobody takes over are closed out at the end of their time. */
    private boolean holdsNothing(int member) {
        for (AccountKind kind : AccountKind.values())
            for (long account : exchange.defaults().accounts(member, kind))
                if (!exchange.positions(account).isEmpty()) return false;
        return true;
    }

    /** On to the end of the next daily run, so that what was gained and lost is cash. */
    private void settle() {
        long run = kilohour.contracts.ListingCalendar.nextDailyRunNanos(nowNanos);
        tick(run - nowNanos);
    }

    // ── The market ──────────────────────────────────────────────────────────────────────────────────────────────

    private RequestId request() {
        return new RequestId(REQUESTS, ++requests);
    }

    private void apply(Command command) {
        timeline.add(exchange.apply(nowNanos, command));
    }

    /** Moves time on, however many commands that takes. */
    private void tick(long nanos) {
        nowNanos += nanos;
        boolean driven = exchange.clock() == Command.OpenVenue.Clock.DRIVEN;
        while (true) {
            var batch = exchange.apply(nowNanos, driven ? new Command.AdvanceTime(nowNanos) : new Command.Tick());
            timeline.add(batch);
            boolean more = batch.events().stream()
                    .anyMatch(event -> event instanceof Event.TimeAdvanced advanced && advanced.workRemains());
            if (!more) return;
        }
    }

    static BigDecimal usd(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** Layers in the order of the waterfall with what each had and bore, tear-up last. */
    static Map<WaterfallLayer, StateRecord.DefaultState.LayerUse> layers(StateRecord.DefaultState known) {
        var layers = new LinkedHashMap<WaterfallLayer, StateRecord.DefaultState.LayerUse>();
        for (WaterfallLayer layer : WaterfallLayer.values())
            layers.put(layer, new StateRecord.DefaultState.LayerUse(layer, 0, 0));
        for (var use : known.layers()) layers.put(use.layer(), use);
        return layers;
    }
}
