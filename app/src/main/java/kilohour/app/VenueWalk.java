package kilohour.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.FundSizing;
import kilohour.exchange.Views;
import kilohour.risk.StressSet;
import kilohour.risk.StressTest;
import kilohour.risk.VenueBook;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/** A venue's life from its first command to its last, for its reports: day by day what was held, asked and lost. */
final class VenueWalk {
    private static final long AFTER_THE_RUN_NANOS = 16 * Utc.NANOS_PER_HOUR + 10 * Utc.NANOS_PER_MINUTE;
    private static final int HORIZON_DAYS = 2;

    private final Exchange exchange = new Exchange();
    private final NavigableMap<Integer, Day> days = new TreeMap<>();
    /** By contract, then day, in tenths; a final price from its day on. */
    private final Map<Integer, NavigableMap<Integer, Long>> settled = new HashMap<>();

    private final Map<Integer, Contract> contracts = new HashMap<>();
    private final List<VenueBook.Sizing> sizings = new ArrayList<>();
    private int lastDay = -1;

    private static final class Day {
        private final List<Held> held = new ArrayList<>();
        private final Map<Long, Long> marginMicros = new TreeMap<>();
        private long trades;
        private long units;
        private long valueMicros;
        private long variationMicros;
    }

    private record Held(long account, int contract, long lots) {}

    void apply(long atNanos, Command command) {
        Batch batch = exchange.apply(atNanos, command);
        int day = Utc.day(exchange.nowNanos());
        for (Event event : batch.events()) take(day, event);
        boolean runIsOver = exchange.nowNanos() - Utc.startOfDay(day) >= AFTER_THE_RUN_NANOS;
        if (runIsOver && day > lastDay) {
            lastDay = day;
            keep(day(day));
        }
    }

    Exchange exchange() {
        return exchange;
    }

    private Day day(int day) {
        return days.computeIfAbsent(day, _ -> new Day());
    }

    private void take(int day, Event event) {
        if (event instanceof Event.SettlementPriceSet set) price(set.contract(), set.day(), set.priceTenths());
        else if (event instanceof Event.MonthSettled month) {
            price(month.contract(), day, month.finalTenths());
        } else if (event instanceof Event.Traded trade) traded(day, trade.contract(), trade.lots(), trade.priceTicks());
        else if (event instanceof Event.BlockTraded trade)
            traded(day, trade.contract(), trade.lots(), trade.priceTicks());
        else if (event instanceof Event.FundSized sized) sizings.add(sizing(sized.sizing()));
        else if (event instanceof Event.CashTransferred cash
                && cash.purpose() == Purpose.VARIATION_MARGIN
                && cash.to() == VenueAccount.CLEARING) day(day).variationMicros += cash.amountMicros();
    }

    private static VenueBook.Sizing sizing(FundSizing sizing) {
        return new VenueBook.Sizing(
                sizing.day(),
                sizing.scenario(),
                sizing.first(),
                sizing.firstMicros(),
                sizing.second(),
                sizing.secondMicros(),
                sizing.parts().size(),
                sizing.requiredMicros());
    }

    private void price(int contract, int day, long tenths) {
        settled.computeIfAbsent(contract, _ -> new TreeMap<>()).put(day, tenths);
    }

    private void traded(int day, int contract, long lots, long priceTicks) {
        Contract known =
                contracts.computeIfAbsent(contract, id -> exchange.contract(id).orElse(null));
        Day now = day(day);
        now.trades++;
        if (known == null) return;
        now.units += lots * known.unitsPerLot();
        now.valueMicros += known.valueMicros(lots, PriceGrid.tenths(priceTicks));
    }

    private void keep(Day day) {
        for (long account : exchange.accounts()) {
            List<Views.Position> positions = exchange.positions(account);
            if (positions.isEmpty()) continue;
            day.marginMicros.put(
                    account, exchange.account(account).orElseThrow().maintenanceMicros());
            for (Views.Position position : positions) {
                contracts.putIfAbsent(position.contract().id(), position.contract());
                day.held.add(new Held(account, position.contract().id(), position.lots()));
            }
        }
    }

    /** @param others members that supply index prices besides those of whom the venue knows */
    VenueBook book(Set<Integer> others) {
        var stress = StressTest.of(StressSet.standard(), StressBooks.of(exchange, StressSet.standard()));
        return new VenueBook(
                exchange.name(),
                Utc.format(exchange.nowNanos()),
                standings(),
                holdings(),
                suppliers(others),
                stress,
                volumes(),
                tests(),
                fund(),
                means());
    }

    private VenueBook.Means means() {
        var fund = exchange.defaults().fund();
        long cash = 0;
        for (long account : exchange.accounts()) cash = Math.addExact(cash, Math.max(0, exchange.cashMicros(account)));
        long required = 0;
        for (var share : fund.shares())
            if (!share.inDefault()) required = Math.addExact(required, share.requiredMicros());
        return new VenueBook.Means(
                assets(),
                cash,
                -exchange.cashMicros(VenueAccount.BANK),
                fund.liquidityMicros(),
                fund.liquidityLimitMicros(),
                fund.liquidityUsedMicros(),
                Rounding.floor(required, exchange.defaults().parameters().assessmentPpm(), 1_000_000));
    }

    private List<VenueBook.Asset> assets() {
        var assets = new ArrayList<VenueBook.Asset>();
        for (Views.CollateralAsset known : exchange.collateralAssets()) {
            long value = 0;
            long counts = 0;
            for (long account : exchange.accounts())
                for (Views.Holding held : exchange.collateral(account)) {
                    if (!held.asset().equals(known.terms().code())) continue;
                    value = Math.addExact(value, CollateralAsset.valueMicros(held.amountMicros(), known.pricePpm()));
                    counts = Math.addExact(counts, held.collateralMicros());
                }
            assets.add(new VenueBook.Asset(
                    known.terms().code(),
                    known.terms().kind().name().toLowerCase(Locale.ROOT),
                    known.terms().haircutPpm(known.standing()),
                    known.terms().capMicros(),
                    value,
                    counts));
        }
        return assets;
    }

    private List<VenueBook.Supplier> suppliers(Set<Integer> others) {
        var suppliers = new ArrayList<VenueBook.Supplier>();
        for (var known : exchange.indexSuppliers())
            suppliers.add(new VenueBook.Supplier(known.member(), known.index(), known.addOnPpm()));
        for (int member : new TreeSet<>(others))
            if (suppliers.stream().noneMatch(known -> known.member() == member))
                suppliers.add(new VenueBook.Supplier(member, "", 0));
        return suppliers;
    }

    private VenueBook.Fund fund() {
        var fund = exchange.defaults().fund();
        var held = new TreeMap<Integer, Long>();
        var required = new TreeMap<Integer, Long>();
        for (var share : fund.shares()) {
            held.put(share.member(), share.heldMicros());
            required.put(share.member(), share.requiredMicros());
        }
        long minimum =
                exchange.defaults().sizing().map(FundSizing::minimumMicros).orElse(0L);
        return new VenueBook.Fund(held, required, minimum, fund.insuranceMicros(), fund.capitalMicros(), sizings);
    }

    private List<VenueBook.Standing> standings() {
        var standings = new ArrayList<VenueBook.Standing>();
        for (long number : exchange.accounts()) {
            var account = exchange.account(number).orElseThrow();
            int group = exchange.controlGroup(number);
            standings.add(new VenueBook.Standing(
                    number,
                    account.member(),
                    account.name(),
                    account.kind() == AccountKind.HOUSE,
                    group == 0 ? -number : group,
                    account.equityMicros(),
                    account.initialMicros(),
                    account.maintenanceMicros()));
        }
        return standings;
    }

    private List<VenueBook.Holding> holdings() {
        var holdings = new ArrayList<VenueBook.Holding>();
        for (long number : exchange.accounts())
            for (Views.Position position : exchange.positions(number)) {
                Contract contract = position.contract();
                holdings.add(new VenueBook.Holding(
                        number,
                        contract.name(),
                        contract.underlying().code(),
                        position.lots() * contract.unitsPerLot(),
                        contract.valueMicros(position.lots(), position.markTenths())));
            }
        return holdings;
    }

    private List<VenueBook.DayVolume> volumes() {
        var volumes = new ArrayList<VenueBook.DayVolume>();
        days.forEach((day, seen) -> volumes.add(
                new VenueBook.DayVolume(day, seen.trades, seen.units, seen.valueMicros, seen.variationMicros)));
        return volumes;
    }

    private List<VenueBook.MarginTest> tests() {
        var tests = new ArrayList<VenueBook.MarginTest>();
        days.forEach((day, seen) -> {
            if (day + HORIZON_DAYS > lastDay) return;
            var losses = new TreeMap<Long, Long>();
            for (Held each : seen.held) losses.merge(each.account, loss(each, day), Math::addExact);
            losses.forEach((account, loss) ->
                    tests.add(new VenueBook.MarginTest(account, day, seen.marginMicros.get(account), loss)));
        });
        return tests;
    }

    /** By settlement prices from a day to the horizon's end; one that ends before then to its last price. */
    private long loss(Held held, int day) {
        var prices = settled.get(held.contract);
        var from = prices == null ? null : prices.floorEntry(day);
        if (from == null) return 0;
        long move = prices.floorEntry(day + HORIZON_DAYS).getValue() - from.getValue();
        return -contracts.get(held.contract).valueMicros(held.lots, move);
    }
}
