package kilohour.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import kilohour.clearing.Purpose;
import kilohour.contracts.Contract;
import kilohour.exchange.Event;
import kilohour.units.Side;
import kilohour.units.Utc;

/** A statement by reading the whole tape and nothing else: what the one from SQL must be. */
final class PlainStatement {
    private final long account;
    private final long fromNanos;
    private final long toNanos;
    private String name = "";
    private long openingMicros;
    private long balanceMicros;
    private final TreeMap<Integer, Contract> contracts = new TreeMap<>();
    private final TreeMap<Integer, Long> settlements = new TreeMap<>();
    private final TreeMap<Integer, Event.PositionChanged> positions = new TreeMap<>();
    private final TreeMap<String, Long> assets = new TreeMap<>();
    private final TreeMap<String, Long> prices = new TreeMap<>();
    private final TreeMap<Purpose, Long> byPurpose = new TreeMap<>();
    private final List<AccountStatement.Cash> cash = new ArrayList<>();
    private final List<AccountStatement.Trade> trades = new ArrayList<>();
    private final List<AccountStatement.Close> closes = new ArrayList<>();
    private final List<AccountStatement.MarginCall> calls = new ArrayList<>();

    private PlainStatement(long account, long fromNanos, long toNanos) {
        this.account = account;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    static AccountStatement of(Tape tape, long account, long fromNanos, long toNanos) {
        var plain = new PlainStatement(account, fromNanos, toNanos);
        for (Tape.Entry entry : tape.entries())
            for (Event event : entry.batch().events())
                plain.read(event, entry.batch().atNanos());
        return plain.statement();
    }

    private void read(Event event, long atNanos) {
        if (event instanceof Event.AccountOpened e && e.account() == account) name = e.name();
        if (event instanceof Event.ContractListed e) contracts.put(e.contract().id(), e.contract());
        if (atNanos >= toNanos) return;
        boolean inside = atNanos >= fromNanos;
        switch (event) {
            case Event.CashTransferred e -> {
                if (e.from() == account) post(-e.amountMicros(), e, atNanos, inside);
                if (e.to() == account) post(e.amountMicros(), e, atNanos, inside);
            }
            case Event.Traded e -> {
                if (inside && e.makerAccount() == account)
                    trade(
                            e.tradeId(),
                            atNanos,
                            e.contract(),
                            e.takerSide().opposite(),
                            e.lots(),
                            e.priceTicks(),
                            e.makerFeeMicros());
                if (inside && e.takerAccount() == account)
                    trade(
                            e.tradeId(),
                            atNanos,
                            e.contract(),
                            e.takerSide(),
                            e.lots(),
                            e.priceTicks(),
                            e.takerFeeMicros());
            }
            case Event.PositionChanged e -> {
                if (e.account() == account) positions.put(e.contract(), e);
            }
            case Event.SettlementPriceSet e -> settlements.put(e.contract(), e.priceTenths());
            case Event.AssetTransferred e -> {
                if (e.from() == account) assets.merge(e.asset(), -e.amountMicros(), Math::addExact);
                if (e.to() == account) assets.merge(e.asset(), e.amountMicros(), Math::addExact);
            }
            case Event.AssetPriced e -> prices.put(e.asset(), e.pricePpm());
            case Event.AccountValued e -> {
                boolean ofPeriod = e.day() >= Utc.day(fromNanos) && e.day() <= Utc.day(toNanos - 1);
                if (ofPeriod && e.account() == account) closes.add(new AccountStatement.Close(e.day(), e.valuation()));
            }
            case Event.MarginCalled e -> {
                boolean ofPeriod = e.day() >= Utc.day(fromNanos) && e.day() <= Utc.day(toNanos - 1);
                if (ofPeriod && e.account() == account)
                    calls.add(new AccountStatement.MarginCall(e.day(), e.shortfallMicros()));
            }
            default -> {}
        }
    }

    private void post(long amountMicros, Event.CashTransferred e, long atNanos, boolean inside) {
        balanceMicros += amountMicros;
        if (!inside) {
            openingMicros = balanceMicros;
            return;
        }
        byPurpose.merge(e.purpose(), amountMicros, Math::addExact);
        String instrument = e.contract() == 0 ? "" : contracts.get(e.contract()).name();
        cash.add(new AccountStatement.Cash(
                atNanos, e.purpose(), instrument, amountMicros, balanceMicros, e.reference()));
    }

    private void trade(long id, long atNanos, int contract, Side side, long lots, long priceTicks, long feeMicros) {
        Contract traded = contracts.get(contract);
        trades.add(new AccountStatement.Trade(
                id,
                atNanos,
                traded.name(),
                side,
                lots * traded.unitsPerLot(),
                priceTicks,
                traded.grid().decimals(),
                feeMicros));
    }

    private AccountStatement statement() {
        var held = new ArrayList<AccountStatement.Position>();
        positions.forEach((id, position) -> {
            Contract contract = contracts.get(id);
            if (position.lots() != 0)
                held.add(new AccountStatement.Position(
                        contract.name(),
                        position.lots() * contract.unitsPerLot(),
                        position.entryCostMicros(),
                        settlements.getOrDefault(id, 0L),
                        contract.grid().decimals()));
        });
        var pledged = new ArrayList<AccountStatement.Collateral>();
        assets.forEach((asset, amount) -> {
            if (amount != 0)
                pledged.add(new AccountStatement.Collateral(asset, amount, prices.getOrDefault(asset, 0L)));
        });
        return new AccountStatement(
                account,
                name,
                fromNanos,
                toNanos,
                openingMicros,
                balanceMicros,
                byPurpose,
                cash,
                trades,
                held,
                pledged,
                closes,
                calls);
    }
}
