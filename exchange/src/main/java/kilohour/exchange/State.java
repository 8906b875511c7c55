package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.Ledger;
import kilohour.clearing.Positions;
import kilohour.clearing.Purpose;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.units.PriceGrid;
import kilohour.units.Side;
import kilohour.units.Utc;

/** All that the market knows. The rooms of the exchange share it; nobody outside sees it. */
final class State {
    String name = "";
    /** Null before the venue is opened. */
    Command.OpenVenue.Clock clock;

    boolean practice;
    long nowNanos;
    long nextSequence = 1;
    long nextOrderId = 1;
    long nextTradeId = 1;
    int nextContractId = 1;
    /** Counts up whenever a mark moves: what was valued before is out of date. Not part of the snapshot. */
    long marksMoved;

    TradingParameters parameters = TradingParameters.STANDARD;
    AuctionParameters auctions = AuctionParameters.NONE;

    final NavigableMap<Integer, StateRecord.MemberState> members = new TreeMap<>();
    final Accounts accounts = new Accounts();
    final NavigableMap<String, StateRecord.KeyState> keys = new TreeMap<>();
    final NavigableMap<String, IndexLine> indices = new TreeMap<>();
    final Markets markets = new Markets();
    final NavigableMap<String, ContractMarket> marketsByName = new TreeMap<>();
    final Ledger ledger = new Ledger();
    final Positions positions = new Positions();
    final DueQueue due = new DueQueue();
    final Orders orders = new Orders(accounts, due);
    final MarginGroups marginGroups = new MarginGroups(this);
    final KillSwitches killSwitches = new KillSwitches();
    final NavigableMap<String, PositionLimits> limits = new TreeMap<>();
    final ControlGroups controlGroups = new ControlGroups();
    final IndexSuppliers suppliers = new IndexSuppliers();
    /** The spreads beyond those of the calendar, with the account that asked for each. */
    final NavigableMap<Integer, Long> spreadRequests = new TreeMap<>();

    final BlockProposals proposals = new BlockProposals();
    final Quotes quotes = new Quotes();
    final Withdrawals withdrawals = new Withdrawals();
    final Collateral collateral = new Collateral();
    final BankEntries bankEntries = new BankEntries();
    final Sessions sessions = new Sessions();
    final Requests requests = new Requests();
    final Defaults defaults = new Defaults();
    /** How much more the orders of the command at hand may meet. Not part of the snapshot. */
    final MatchAllowance matches = new MatchAllowance();

    /** Events of the command at hand. */
    final List<Event> events = new ArrayList<>();

    void say(Event event) {
        events.add(event);
    }

    OpenOrder seen(Order order) {
        return order.seen(markets.get(order.contract).book.shownLots(order.id));
    }

    /**
     * Why an account may not trade, or null: a kill switch, its liquidation, its member's default.
     *
     * @param reduces whether it could only reduce a position
     */
    Refusal noTrading(long account, boolean reduces) {
        StateRecord.AccountState known = accounts.get(account);
        Refusal refusal = killSwitches.refusal(known, reduces);
        if (refusal == null) refusal = defaults.noTrading(known, reduces);
        return refusal != null || reduces ? refusal : overdue(account);
    }

    /** Why an account that did not pay the dollars it owes in time may take no risk and no collateral out, or null. */
    Refusal overdue(long account) {
        long owed = -ledger.cashMicros(account);
        if (owed <= 0 || !collateral.isOverdue(account, nowNanos)) return null;
        return new Refusal(
                RejectReason.INSUFFICIENT_FUNDS,
                "account %d owes $%s that was due by 12:00: until it is paid only reduce-only orders pass"
                        .formatted(account, Margining.usd(owed)));
    }

    /** A price that stops may wait for, in tenths; 0 before the first trade. */
    long priceTenths(ContractMarket market, Trigger.Source source) {
        return switch (source) {
            case INDEX -> line(market).levelTenths();
            case MARK -> market.markTenths;
            case LAST -> market.lastTradeTicks == Views.NO_PRICE ? 0 : PriceGrid.tenths(market.lastTradeTicks);
        };
    }

    /** A price that stops may wait for has come to so many tenths. */
    void priced(ContractMarket market, Trigger.Source source, long tenths) {
        if (market.stops.reach(source, tenths)) due.add(nowNanos, DueKind.STOPS, market.id());
    }

    IndexLine line(ContractMarket market) {
        return market.line;
    }

    /** Lots that open orders may come to on one side of a contract: its own orders, and those of its strips and spreads. */
    long lotsTowards(long account, ContractMarket market, Side side) {
        long lots = orders.lotsOpen(account, market.id(), side);
        for (Place place : market.places)
            if (!place.isWhole()) {
                Side ofWhole = place.inLeg(side, place.member());
                lots = Math.addExact(
                        lots, orders.lotsOpen(account, place.whole().id(), ofWhole));
            }
        return lots;
    }

    /** A strip follows the months it covers, a spread its legs. */
    void list(ContractMarket market) {
        market.line = indices.get(market.index());
        if (market.contract instanceof Contract.Strip strip) {
            market.months = strip.months().stream()
                    .map(month -> marketsByName.get(month.name()))
                    .toList();
            Place.ofStrip(market);
        }
        if (market.contract instanceof Spread spread) {
            market.legs = new SpreadLegs(
                    markets.get(spread.near().id()), markets.get(spread.far().id()));
            Place.ofSpread(market);
            if (market.legs.areOfGrades()) market.legs.far().line.gradeSpreads.add(market);
            if (market.legs.areOfGrades()) market.line.gradeSpreads.add(market);
        }
        if (market.contract instanceof Option option)
            market.future = marketsByName.get(option.future().name());
        markets.add(market);
        marketsByName.put(market.contract.name(), market);
        market.line.markets.add(market);
    }

    /** Whether it is an option that nobody holds and nobody has an order in: it is marked, and nothing is said of it. */
    boolean isIdle(ContractMarket market) {
        return market.isOption() && !market.hasOrders() && positions.openInterestLots(market.id()) == 0;
    }

    void delist(ContractMarket market) {
        Place.leave(market);
        markets.remove(market);
        marketsByName.remove(market.contract.name());
        market.line.markets.remove(market);
        if (market.legs == null) return;
        spreadRequests.remove(market.id());
        market.line.gradeSpreads.remove(market);
        market.legs.far().line.gradeSpreads.remove(market);
    }

    /** Moves cash and says so; an amount of zero is nothing. */
    void pay(long from, long to, long amountMicros, Purpose purpose, int contract, String reference) {
        if (amountMicros == 0) return;
        ledger.transfer(from, to, amountMicros);
        say(new Event.CashTransferred(from, to, amountMicros, purpose, contract, reference));
    }

    /** Moves an amount of an asset and says so. */
    void move(HeldAsset held, long from, long to, long amountMicros, Purpose purpose, String reference) {
        held.ledger.transfer(from, to, amountMicros);
        collateral.moved++;
        say(new Event.AssetTransferred(from, to, held.code(), amountMicros, purpose, reference));
    }

    int today() {
        return Utc.day(nowNanos);
    }
}
