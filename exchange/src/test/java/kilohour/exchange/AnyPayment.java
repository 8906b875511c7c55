package kilohour.exchange;

import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.CollateralAsset.Kind;
import kilohour.units.Utc;

/** Random commands of money in and out: withdrawals under control and automatic, officers who differ, a bank that repeats
 * itself. */
final class AnyPayment {
    private static final long DAY = Utc.NANOS_PER_DAY;
    private static final String BANK = "GB33BUKB20201555555555";

    private final Random random;
    private final Exchange exchange;
    private final LongSupplier account;
    private final Supplier<RequestId> request;

    AnyPayment(Random random, Exchange exchange, LongSupplier account, Supplier<RequestId> request) {
        this.random = random;
        this.exchange = exchange;
        this.account = account;
        this.request = request;
    }

    Command any() {
        return switch (random.nextInt(17)) {
            case 0 -> new Command.RegisterKey(officer(), 0, Set.of(Scope.OFFICER));
            case 1 ->
                new Command.SetPaymentParameters(new PaymentParameters(
                        random.nextInt(5) == 0,
                        1_000_000_000L,
                        random.nextInt(200_000),
                        random.nextLong(5_000_000_000L)));
            case 2 ->
                new Command.SetPayoutAddress(
                        account.getAsLong(),
                        random.nextInt(3) == 0 ? asset() : "USD",
                        new PayoutAddress("Any Ltd", random.nextInt(5) == 0 ? "no number" : BANK, "BUKBGB22"),
                        officer());
            case 3 -> everything(105);
            case 4 ->
                new Command.Withdraw(
                        account.getAsLong(),
                        request.get(),
                        10_000 * random.nextLong(200_000) - random.nextInt(20) / 19,
                        "any withdrawal");
            case 5, 6 -> new Command.ApproveWithdrawal(withdrawal(), amount(), officer());
            case 7 -> new Command.RefuseWithdrawal(withdrawal(), officer(), random.nextInt(9) == 0 ? "" : "odd");
            case 8 -> new Command.CancelWithdrawal(owner(), request.get(), withdrawal());
            case 9 -> new Command.SettleWithdrawal(BANK, entry(), day(), withdrawal(), amount());
            case 10 ->
                new Command.CreditBankEntry(
                        BANK, entry(), day(), account.getAsLong(), random.nextLong(5_000_000_000L), "any deposit");
            case 11 -> new Command.SetCollateralAsset(terms());
            case 12, 13 -> new Command.SetAssetPrice(asset(), 900_000 + random.nextInt(200_000));
            case 14 ->
                new Command.DepositAsset(
                        account.getAsLong(),
                        asset(),
                        random.nextLong(90_000_000_000L),
                        "any custodian",
                        entry(),
                        officer());
            case 15 ->
                new Command.WithdrawAsset(
                        account.getAsLong(), request.get(), asset(), random.nextLong(90_000_000_000L), "");
            default -> new Command.ReverseBankEntry(BANK, entry(), day(), entry(), officer());
        };
    }

    /** All the dollars that may leave: where collateral covers the margin, the next loss is owed. */
    private Command everything(long from) {
        return new Command.Withdraw(
                from, request.get(), exchange.withdrawableMicros(from) / 10_000 * 10_000, "everything");
    }

    private String asset() {
        return random.nextInt(20) == 0 ? "GOLD" : random.nextBoolean() ? "USDC" : "TB" + random.nextInt(3);
    }

    /** A stablecoin, or one of three bills that mature one after the other. */
    private CollateralAsset terms() {
        int bill = random.nextInt(4);
        if (bill == 3)
            return new CollateralAsset(
                    "USDC", Kind.STABLECOIN, random.nextInt(100_000), random.nextLong(50_000_000_000L), DAY, 0);
        return new CollateralAsset(
                "TB" + bill,
                Kind.TREASURY_BILL,
                10_000,
                50_000_000_000L,
                1 + random.nextLong(2 * DAY),
                Utc.parseDay("2027-03-28") + 3 * bill);
    }

    private String officer() {
        return random.nextInt(12) == 0 ? "nobody" : "officer-" + random.nextInt(3);
    }

    private String entry() {
        return "E" + random.nextInt(300);
    }

    private int day() {
        return Utc.day(exchange.nowNanos()) - random.nextInt(3) + (random.nextInt(20) == 0 ? 2 : 0);
    }

    private long withdrawal() {
        var open = exchange.withdrawals();
        return open.isEmpty() || random.nextInt(20) == 0
                ? random.nextInt(50)
                : open.getFirst().withdrawal();
    }

    private long amount() {
        var open = exchange.withdrawals();
        return open.isEmpty() || random.nextInt(20) == 0
                ? random.nextLong()
                : open.getFirst().amountMicros();
    }

    private long owner() {
        var open = exchange.withdrawals();
        return open.isEmpty() || random.nextInt(10) == 0
                ? account.getAsLong()
                : open.getFirst().account();
    }
}
