package kilohour.simulation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.exchange.Batch;
import kilohour.exchange.Event;

/** What a time-lapse keeps of everything the venue said. */
final class Tally {
    /** A month future on its way. */
    static final class Month {
        final Contract.MonthFuture contract;
        final List<Event.SettlementPriceSet> settlementPrices = new ArrayList<>();
        /** Lots by account, those not flat. */
        final Map<Long, Long> lots = new HashMap<>();
        /** What the contract brought each account, fees taken off, micro-dollars. */
        final Map<Long, Long> broughtMicros = new HashMap<>();
        /** Lots by account when trading ended. */
        Map<Long, Long> lotsAtEnd = Map.of();

        long volumeUnits;
        Event.MonthSettled settled;

        Month(Contract.MonthFuture contract) {
            this.contract = contract;
        }
    }

    /** By index, then month. */
    final NavigableMap<String, NavigableMap<YearMonth, Month>> months = new TreeMap<>();
    /** By index, then day. */
    final Map<String, NavigableMap<Integer, Event.PrintDeclared>> prints = new HashMap<>();
    /** Micro-dollars by ledger account, the venue's own included. */
    final Map<Long, Long> cashMicros = new TreeMap<>();
    /** Paid in and not paid out, by account. */
    final Map<Long, Long> depositedMicros = new TreeMap<>();

    /** By member. */
    final NavigableMap<Integer, TimeLapseReport.Default> defaults = new TreeMap<>();

    long trades;

    private final NavigableMap<Integer, Event.PortfolioAuctioned> auctions = new TreeMap<>();
    private final Map<Integer, Month> byContract = new HashMap<>();

    void add(Batch batch) {
        for (Event event : batch.events()) add(event, batch.atNanos());
    }

    /** Portfolios that can be bid for, by number. */
    List<Event.PortfolioAuctioned> auctions() {
        return List.copyOf(auctions.values());
    }

    private void add(Event event, long atNanos) {
        if (event instanceof Event.CashTransferred transfer) transferred(transfer);
        else if (event instanceof Event.ContractListed listed
                && listed.contract() instanceof Contract.MonthFuture month) listed(month);
        else if (event instanceof Event.PrintDeclared print)
            prints.computeIfAbsent(print.index(), _ -> new TreeMap<>()).put(print.day(), print);
        else if (event instanceof Event.Traded trade) traded(trade);
        else if (event instanceof Event.SettlementPriceSet set && byContract.containsKey(set.contract()))
            byContract.get(set.contract()).settlementPrices.add(set);
        else if (event instanceof Event.PositionChanged changed && byContract.containsKey(changed.contract()))
            byContract.get(changed.contract()).lots.put(changed.account(), changed.lots());
        else if (event instanceof Event.TradingEnded ended && byContract.containsKey(ended.contract()))
            byContract.get(ended.contract()).lotsAtEnd = Map.copyOf(byContract.get(ended.contract()).lots);
        else if (event instanceof Event.MonthSettled settled) byContract.get(settled.contract()).settled = settled;
        else if (event instanceof Event.OfDefault failing) add(failing, atNanos);
    }

    private void add(Event.OfDefault event, long atNanos) {
        if (event instanceof Event.PortfolioAuctioned auctioned) auctions.put(auctioned.auction(), auctioned);
        else if (event instanceof Event.PortfolioAuctionEnded ended) auctions.remove(ended.auction());
        else if (event instanceof Event.MemberDefaulted defaulted)
            defaults.put(defaulted.member(), TimeLapseReport.Default.begun(defaulted, atNanos));
        else if (event instanceof Event.LayerUsed used)
            defaults.computeIfPresent(used.member(), (_, known) -> known.with(used));
        else if (event instanceof Event.DefaultSettled settled)
            defaults.computeIfPresent(settled.member(), (_, known) -> known.with(settled));
    }

    private void listed(Contract.MonthFuture contract) {
        var month = new Month(contract);
        byContract.put(contract.id(), month);
        months.computeIfAbsent(contract.underlying().code(), _ -> new TreeMap<>())
                .put(contract.month(), month);
    }

    private void traded(Event.Traded trade) {
        trades++;
        Month month = byContract.get(trade.contract());
        if (month != null)
            month.volumeUnits =
                    Math.addExact(month.volumeUnits, Math.multiplyExact(trade.lots(), month.contract.unitsPerLot()));
    }

    private void transferred(Event.CashTransferred transfer) {
        move(transfer.from(), -transfer.amountMicros(), transfer);
        move(transfer.to(), transfer.amountMicros(), transfer);
    }

    private static boolean isFromOutside(Event.CashTransferred transfer) {
        return transfer.purpose() == Purpose.DEPOSIT
                || transfer.purpose() == Purpose.WITHDRAWAL
                || transfer.from() == VenueAccount.BANK
                || transfer.to() == VenueAccount.BANK;
    }

    private void move(long account, long amountMicros, Event.CashTransferred transfer) {
        cashMicros.merge(account, amountMicros, Math::addExact);
        if (isFromOutside(transfer)) depositedMicros.merge(account, amountMicros, Math::addExact);
        Month month = byContract.get(transfer.contract());
        if (month != null) month.broughtMicros.merge(account, amountMicros, Math::addExact);
    }
}
