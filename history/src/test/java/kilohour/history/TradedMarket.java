package kilohour.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.TradingParameters;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;

/** The real exchange under random orders of four accounts, through days, funding hours and the end of a month. */
final class TradedMarket {
    static final List<Long> ACCOUNTS = List.of(100L, 101L, 102L, 103L);

    final Exchange exchange = new Exchange();
    final Tape tape = new Tape();
    private final Random random;
    private long requests;

    private TradedMarket(long seed) {
        random = new Random(seed);
    }

    /** From noon of 2026-10-30 to 2 November, three in the morning: October ends and settles on the way. */
    static TradedMarket of(long seed, int ordersAnHour) {
        var market = new TradedMarket(seed);
        market.open();
        for (int hour = 0; hour < 63; hour++) {
            for (int i = 0; i < ordersAnHour; i++) market.trade();
            market.passAnHour();
        }
        return market;
    }

    private void open() {
        apply(new Command.OpenVenue("Traded", Command.OpenVenue.Clock.DRIVEN, true));
        advance(Utc.startOfDay(Utc.parseDay("2026-10-30")) + 12 * Utc.NANOS_PER_HOUR + 10 * Utc.NANOS_PER_MINUTE);
        apply(new Command.RegisterMember(1, "One"));
        for (long account : ACCOUNTS) {
            apply(new Command.OpenAccount(account, 1, "account " + account));
            apply(new Command.Deposit(account, request(), Money.usd(10_000_000), "wire"));
        }
        apply(new Command.ListUnderlying(Tape.H100));
        apply(new Command.SetTradingParameters(new TradingParameters(100, 300, 200_000, 50_000, 10_000_000, 1_000)));
        apply(new Command.SetMarginParameters(new MarginParameters(
                "H100",
                1,
                1_000_000,
                List.of(
                        new Scenario("down", -150_000, -150_000, -150_000),
                        new Scenario("up", 150_000, 150_000, 150_000)))));
        declareHour();
        for (int day = Utc.parseDay("2026-10-01"); day < Utc.parseDay("2026-10-30"); day++) print(day);
    }

    private void trade() {
        List<Contract> contracts = exchange.contracts();
        Contract contract = contracts.get(random.nextInt(Math.min(3, contracts.size())));
        long account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        List<OpenOrder> open = exchange.openOrders(account);
        int draw = random.nextInt(10);
        if (open.isEmpty() || draw < 7) place(account, contract);
        else if (draw < 9) {
            OpenOrder order = open.get(random.nextInt(open.size()));
            long ticks = 2_590 + random.nextInt(20);
            apply(new Command.AmendOrder(account, request(), order.orderId(), 1 + random.nextInt(9), ticks));
        } else apply(new Command.CancelAll(account, request(), contract.id()));
    }

    private void place(long account, Contract contract) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long lots = 1 + random.nextInt(9);
        OrderTerms terms = random.nextInt(8) == 0
                ? OrderTerms.market(side, lots)
                : OrderTerms.limit(side, lots, 2_590 + random.nextInt(20));
        var prevention = SelfTradePrevention.values()[random.nextInt(SelfTradePrevention.values().length)];
        terms = terms.withSelfTradePrevention(prevention).withReduceOnly(random.nextInt(6) == 0);
        if (random.nextInt(8) == 0) terms = terms.withTimeInForce(OrderTerms.TimeInForce.IMMEDIATE_OR_CANCEL);
        apply(new Command.PlaceOrder(account, request(), contract.id(), terms));
    }

    private void passAnHour() {
        advance(exchange.nowNanos() + Utc.NANOS_PER_HOUR);
        declareHour();
        int hourOfDay = Math.floorMod(Utc.hour(exchange.nowNanos()), 24);
        if (hourOfDay == 2) print(Utc.day(exchange.nowNanos()) - 1);
    }

    void advance(long toNanos) {
        boolean workRemains = true;
        while (workRemains) {
            Batch batch = apply(new Command.AdvanceTime(toNanos));
            workRemains = batch.events().stream()
                    .anyMatch(event ->
                            event instanceof kilohour.exchange.Event.TimeAdvanced advanced && advanced.workRemains());
        }
    }

    private void declareHour() {
        int hour = Utc.hour(exchange.nowNanos() - 5 * Utc.NANOS_PER_MINUTE) - 1;
        apply(new Command.DeclareHour("H100", hour, 25_950 + random.nextInt(100), PrintGrade.INTRADAY));
    }

    private void print(int day) {
        apply(new Command.DeclarePrint("H100", day, 26_000, PrintGrade.INTRADAY, PrintStatus.PRINTED, "ab".repeat(32)));
    }

    RequestId request() {
        return new RequestId(1, ++requests);
    }

    Batch apply(Command command) {
        Batch batch = exchange.apply(0, command);
        tape.add(command, batch);
        return batch;
    }

    List<Long> ledgerAccounts() {
        List<Long> all = new ArrayList<>(ACCOUNTS);
        all.addAll(List.of(VenueAccount.BANK, VenueAccount.CLEARING, VenueAccount.FEES, VenueAccount.FUNDING));
        return all;
    }
}
