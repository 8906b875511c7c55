package kilohour.exchange;

import java.util.ArrayList;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import kilohour.units.Side;

/** Random commands of the controls: connections that take their orders along, kill switches, quotes, limits, block
 * trades. */
final class AnyControl {
    private static final int SESSIONS = 8;
    private static final int GATEWAYS = 3;

    private final Random random;
    private final Exchange exchange;
    private final LongSupplier account;
    private final Supplier<RequestId> request;
    private long proposer;

    /** @param account anybody's, now and then nobody's */
    AnyControl(Random random, Exchange exchange, LongSupplier account, Supplier<RequestId> request) {
        this.random = random;
        this.exchange = exchange;
        this.account = account;
        this.request = request;
    }

    Command any() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(3) > 0 ? limit() : killSwitch();
            case 1, 2, 3 -> connection();
            case 4 -> random.nextBoolean() ? protection() : blockTrade();
            default -> massQuote();
        };
    }

    /** A session that may be open, for an order of this account; mostly its own. */
    long session(long account) {
        if (random.nextInt(3) > 0) return 0;
        long session = random.nextInt(SESSIONS);
        boolean own =
                exchange.session(session).filter(s -> s.account() == account).isPresent();
        return own || random.nextInt(10) == 0 ? session : 0;
    }

    private Command protection() {
        long maker = account.getAsLong();
        if (random.nextInt(4) == 0) return new Command.ResetMarketMakerProtection(maker, request.get(), group());
        return new Command.SetMarketMakerProtection(
                maker,
                request.get(),
                new MarketMakerProtection(
                        random.nextInt(20) == 0 ? "GOLD" : "H100",
                        group(),
                        random.nextInt(15) == 0 ? 0 : 1 + random.nextLong(100_000_000_000L),
                        random.nextInt(3) == 0 ? 0 : random.nextLong(1_000_000_000_000L),
                        random.nextInt(20) == 0 ? random.nextLong() : 744L * (1 + random.nextInt(20)),
                        random.nextInt(3) == 0 ? 744 : 0));
    }

    private String group() {
        return random.nextBoolean() ? "curve" : "front";
    }

    private Command massQuote() {
        var quotes = new ArrayList<Command.MassQuote.Quote>();
        int start = random.nextInt(4);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int contract = random.nextInt(20) == 0 ? random.nextInt(100) : 1 + (start + i) % 8;
            long mid = exchange.market(contract).map(Views.Market::markTenths).orElse(26_000L) / 10;
            long bid = mid - random.nextInt(12) + 1;
            long ask = random.nextInt(10) == 0 ? bid - random.nextInt(2) : bid + 1 + random.nextInt(12);
            quotes.add(new Command.MassQuote.Quote(contract, bid, lots(), ask, lots()));
        }
        long maker = account.getAsLong();
        var postOnly = OrderTerms.PostOnly.values()[random.nextInt(3)];
        return new Command.MassQuote(maker, request.get(), group(), postOnly, quotes, session(maker));
    }

    private long lots() {
        return random.nextInt(30) == 0 ? random.nextLong() : random.nextInt(6);
    }

    /** An answer to the block trade just proposed, mostly at once: it waits for fifteen minutes at most. Or null. */
    Command answer() {
        if (proposer == 0 || random.nextInt(4) == 0) return null;
        var open = exchange.blockProposals(proposer);
        proposer = 0;
        if (open.isEmpty()) return null;
        var one = open.getLast();
        long who = random.nextInt(6) > 0 ? one.counterparty() : one.account();
        long lots = one.terms().lots() + (random.nextInt(10) == 0 ? 1 : 0);
        return new Command.AnswerBlockTrade(
                who,
                request.get(),
                one.proposal(),
                random.nextInt(4) > 0,
                one.terms().priceTicks(),
                lots);
    }

    private Command blockTrade() {
        proposer = account.getAsLong();
        int contract = 1 + random.nextInt(6);
        long mark = exchange.market(contract).map(Views.Market::markTenths).orElse(26_000L) / 10;
        BlockKind kind = BlockKind.values()[random.nextInt(4)];
        long now = exchange.nowNanos();
        return new Command.ProposeBlockTrade(
                proposer,
                request.get(),
                account.getAsLong(),
                new BlockTerms(
                        kind,
                        contract,
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        random.nextInt(20) == 0 ? random.nextLong() : mark + random.nextInt(41) - 20,
                        random.nextInt(20) == 0 ? random.nextLong() : kind == BlockKind.BLOCK ? 80 : 3,
                        now - random.nextLong(BlockTrades.REPORT_NANOS / 3),
                        random.nextInt(8) == 0 ? "" : "lease",
                        now + 1 + random.nextLong(BlockTrades.REPORT_NANOS / 2)));
    }

    private Command limit() {
        if (random.nextBoolean()) return new Command.SetControlGroup(account.getAsLong(), random.nextInt(4) - 1);
        long contract = random.nextInt(5) == 0 ? random.nextLong() : 744L * random.nextInt(400);
        boolean unknown = random.nextInt(10) == 0;
        long all = random.nextInt(3) == 0 ? 0 : 2 * contract;
        int member = Math.floorMod(contract / 744, 3);
        if (unknown && member != 2) return new Command.SetIndexSupplier(member, "H100", true, 50_000);
        return new Command.SetPositionLimits(new PositionLimits(unknown ? "GOLD" : "H100", contract, all));
    }

    /** Mostly lifted soon after: a market in which nobody may trade proves little. */
    private Command killSwitch() {
        var thrown = exchange.killSwitches();
        if (!thrown.isEmpty() && random.nextInt(8) > 0) {
            var first = thrown.getFirst();
            return new Command.SetKillSwitch(first.reach(), first.whose(), false, "officer", "calm again");
        }
        KillReach reach = KillReach.values()[random.nextInt(3)];
        long whose = switch (reach) {
            case ACCOUNT -> account.getAsLong();
            case MEMBER -> random.nextInt(3);
            case VENUE -> random.nextInt(10) == 0 ? random.nextLong() : 0;
        };
        boolean sensible = reach == KillReach.ACCOUNT || random.nextInt(4) == 0;
        return new Command.SetKillSwitch(reach, whose, sensible, "officer", random.nextInt(10) == 0 ? "" : "test");
    }

    private Command connection() {
        long session = random.nextInt(SESSIONS);
        long owner = exchange.session(session).map(Views.Session::account).orElseGet(account::getAsLong);
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 ->
                new Command.OpenSession(account.getAsLong(), request.get(), session, random.nextInt(GATEWAYS));
            case 4, 5, 6 -> new Command.SetCancelOnDisconnect(owner, request.get(), session, random.nextInt(3) > 0);
            case 7, 8 -> new Command.EndSession(session);
            default -> new Command.EndGateway(random.nextInt(GATEWAYS));
        };
    }
}
