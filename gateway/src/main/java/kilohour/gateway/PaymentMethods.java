package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.READ;
import static kilohour.gateway.Method.Access.WALLET;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import kilohour.clearing.VenueAccount;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.PaymentParameters;
import kilohour.exchange.PayoutAddress;
import kilohour.exchange.Views;
import kilohour.history.PaymentQueries;
import kilohour.history.RecordedWithdrawal;
import kilohour.units.Decimals;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Money in and out: what its owner asks for, and what officers decide. */
final class PaymentMethods {
    private static final Parameter CURRENCY =
            Parameter.text("currency", "USD").charactersMax(16).otherwise(MarketJson.CURRENCY);
    private static final Parameter COUNT =
            Parameter.integer("count", "Entries at most").between(1, 1_000).otherwise(10L);
    private static final Parameter OFFSET = Parameter.integer("offset", "Entries to pass over")
            .between(0, 100_000)
            .otherwise(0L);
    private static final Parameter ID =
            Parameter.integer("id", "The withdrawal's number").mandatory();
    private static final Parameter AMOUNT = Parameter.decimal("amount", "Dollars");

    private static final Parameter BANK = Parameter.text("bank", "The venue's account at the bank")
            .charactersMax(64)
            .mandatory();
    private static final Parameter ENTRY = Parameter.text("entry", "The bank's own reference of the entry")
            .charactersMax(64)
            .mandatory();
    private static final Parameter BOOKED =
            Parameter.date("date", "When the bank booked it").mandatory();

    private final Replica replica;
    private final Records records;
    private final OrderDesk desk;

    PaymentMethods(Replica replica, Records records, OrderDesk desk) {
        this.replica = replica;
        this.records = records;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.asking(
                        "private/withdraw",
                        WALLET,
                        "Asks for cash to be paid out to the bank account that an officer has registered. It is held at"
                                + " once and paid when officers have approved it; a practice venue may pay at once.",
                        List.of(
                                CURRENCY,
                                Parameter.text("address", "Accepted if it is the registered account's number")
                                        .charactersMax(34),
                                AMOUNT.mandatory(),
                                Parameter.text("priority", "Accepted").charactersMax(16),
                                Parameter.text("reference", "What for").charactersMax(64)),
                        this::withdraw),
                Method.asking(
                        "private/cancel_withdrawal",
                        WALLET,
                        "Takes a withdrawal back as long as no officer has approved it.",
                        List.of(CURRENCY, ID),
                        this::cancel),
                Method.of(
                        "private/get_withdrawals",
                        READ,
                        "The account's withdrawals in all assets, newest first: unconfirmed until officers have approved them,"
                                + " confirmed until the bank has paid them, completed, rejected, cancelled, or"
                                + " interrupted where the bank did not pay.",
                        List.of(CURRENCY, COUNT, OFFSET),
                        this::withdrawals),
                Method.of(
                        "private/get_deposits",
                        READ,
                        "The account's deposits, newest first.",
                        List.of(CURRENCY, COUNT, OFFSET),
                        this::deposits),
                Method.of(
                        "private/kilohour/get_pending_withdrawals",
                        OFFICER,
                        "Withdrawals of all accounts that wait for officers, or for the bank.",
                        List.of(),
                        call -> replica.read(PaymentMethods::pending)),
                Method.asking(
                        "private/kilohour/approve_withdrawal",
                        OFFICER,
                        "One officer's approval; a withdrawal above the threshold needs another officer's too. Who"
                                + " approves says the amount again.",
                        List.of(ID, AMOUNT.mandatory()),
                        call -> desk.tell(
                                new Command.ApproveWithdrawal(
                                        call.arguments().integer("id"),
                                        micros(call),
                                        call.caller().keyId()),
                                done -> pending(done.floor()))),
                Method.asking(
                        "private/kilohour/refuse_withdrawal",
                        OFFICER,
                        "Sends a withdrawal's cash back to its account: it is refused, or, once approved, the bank did"
                                + " not pay it.",
                        List.of(
                                ID,
                                Parameter.text("reason", "Why: its owner reads it")
                                        .charactersMax(200)
                                        .mandatory()),
                        call -> desk.tell(
                                new Command.RefuseWithdrawal(
                                        call.arguments().integer("id"),
                                        call.caller().keyId(),
                                        call.arguments().text("reason")),
                                done -> pending(done.floor()))),
                Method.asking(
                        "private/kilohour/set_payout_address",
                        OFFICER,
                        "Registers the bank account, or for an asset the address, that an account's withdrawals go to from"
                                + " now on.",
                        List.of(
                                Parameter.integer("account", "Account").mandatory(),
                                Parameter.text("asset", "USD, or a collateral asset")
                                        .charactersMax(16)
                                        .otherwise(MarketJson.CURRENCY),
                                Parameter.text("holder", "In whose name the bank account is")
                                        .charactersMax(70)
                                        .mandatory(),
                                Parameter.text("number", "IBAN, the bank's own account number, or an asset's address")
                                        .charactersMax(68)
                                        .mandatory(),
                                Parameter.text("agent", "The bank's BIC").charactersMax(11)),
                        this::register),
                Method.asking(
                        "private/kilohour/set_payment_parameters",
                        OFFICER,
                        "Above what amount a withdrawal needs two officers; what dollars owed cost a year; how far the"
                                + " liquidity account may go below zero; and, on a practice venue only, whether"
                                + " withdrawals are paid at once.",
                        List.of(
                                Parameter.decimal("dual_above", "Dollars").mandatory(),
                                Parameter.decimal(
                                        "debit_rate", "Interest on dollars owed, as in 0.08; as it is by default"),
                                Parameter.decimal("liquidity", "Dollars; as it is by default"),
                                Parameter.flag("automatic", "Whether withdrawals are paid at once")),
                        this::setParameters),
                Method.asking(
                        "private/kilohour/credit_bank_entry",
                        OFFICER,
                        "A deposit, as the bank's statement shows it; the same entry again moves nothing and answers"
                                + " already_booked.",
                        List.of(
                                BANK,
                                ENTRY,
                                BOOKED,
                                Parameter.integer("account", "Account to credit")
                                        .mandatory(),
                                AMOUNT.mandatory(),
                                Parameter.text("reference", "What for").charactersMax(64)),
                        call -> book(
                                call,
                                new Command.CreditBankEntry(
                                        call.arguments().text("bank"),
                                        call.arguments().text("entry"),
                                        call.arguments().day("date"),
                                        call.arguments().integer("account"),
                                        micros(call),
                                        call.arguments().textOr("reference", "")))),
                Method.asking(
                        "private/kilohour/settle_withdrawal",
                        OFFICER,
                        "The bank has paid an approved withdrawal, as its statement shows; the same entry again moves"
                                + " nothing and answers already_booked.",
                        List.of(BANK, ENTRY, BOOKED, ID, AMOUNT.mandatory()),
                        call -> book(
                                call,
                                new Command.SettleWithdrawal(
                                        call.arguments().text("bank"),
                                        call.arguments().text("entry"),
                                        call.arguments().day("date"),
                                        call.arguments().integer("id"),
                                        micros(call)))),
                Method.of(
                        "private/kilohour/get_bank_ledger",
                        OFFICER,
                        "What the ledger has at the bank now, and its movements in a span of days with the bank's entries"
                                + " that they were booked from.",
                        List.of(IndexMethods.FROM.mandatory(), IndexMethods.TO.mandatory()),
                        this::bankLedger),
                Method.asking(
                        "private/kilohour/reverse_deposit",
                        OFFICER,
                        "The bank took a deposit back: the account pays it back, below zero if it must.",
                        List.of(
                                BANK,
                                ENTRY,
                                BOOKED,
                                Parameter.text("reversed", "The bank's reference of the deposit's entry")
                                        .charactersMax(64)
                                        .mandatory()),
                        call -> desk.tell(
                                new Command.ReverseBankEntry(
                                        call.arguments().text("bank"),
                                        call.arguments().text("entry"),
                                        call.arguments().day("date"),
                                        call.arguments().text("reversed"),
                                        call.caller().keyId()),
                                done -> Json.text("ok"))));
    }

    private static long micros(Call call) {
        return micros(call, "amount");
    }

    static long micros(Call call, String parameter) {
        BigDecimal amount = call.arguments().decimal(parameter);
        try {
            return Decimals.exact(amount, 6);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(parameter, parameter + ": " + e.getMessage());
        }
    }

    private static void requireDollars(Call call) {
        String currency = call.arguments().text("currency");
        if (!currency.equalsIgnoreCase(MarketJson.CURRENCY))
            throw Refusal.invalid("currency", "the bank pays dollars: currency is " + MarketJson.CURRENCY);
    }

    // ── Its owner ───────────────────────────────────────────────────────────────────────────────────────────────

    private CompletableFuture<JsonNode> withdraw(Call call) {
        requireDollars(call);
        Arguments arguments = call.arguments();
        if (arguments.has("address")) requireRegistered(call.account(), arguments.text("address"));
        var request =
                new Command.Withdraw(call.account(), call.requestId(), micros(call), arguments.textOr("reference", ""));
        return desk.send(request, (sent, done) -> asked(done, call.account()));
    }

    private void requireRegistered(long account, String number) {
        boolean known = replica.read(floor -> floor.exchange().payoutAddress(account))
                .filter(address -> address.number().equals(number))
                .isPresent();
        if (!known)
            throw Refusal.invalid("address", "money goes to the registered bank account only; leave address out");
    }

    static JsonNode asked(OrderDesk.Done done, long account) {
        RecordedWithdrawal known = null;
        for (Event event : done.batch().events()) {
            if (event instanceof Event.WithdrawalRequested asked && asked.account() == account)
                known = RecordedWithdrawal.asked(asked, done.batch().atNanos());
            if (event instanceof Event.WithdrawalEnded ended && known != null)
                known = known.ended(ended, done.batch().atNanos());
        }
        if (known != null) return withdrawal(known);
        return done.floor().exchange().withdrawals().stream()
                .filter(open -> open.withdrawal() == done.orderId())
                .findFirst()
                .map(PaymentMethods::underWay)
                .map(PaymentMethods::withdrawal)
                .orElse(null);
    }

    private CompletableFuture<JsonNode> cancel(Call call) {
        requireDollars(call);
        long id = call.arguments().integer("id");
        RecordedWithdrawal before = replica.read(floor -> floor.exchange().withdrawals().stream()
                .filter(open -> open.withdrawal() == id && open.account() == call.account())
                .findFirst()
                .map(PaymentMethods::underWay)
                .orElse(null));
        return desk.send(new Command.CancelWithdrawal(call.account(), call.requestId(), id), (sent, done) -> {
            for (Event event : done.batch().events())
                if (event instanceof Event.WithdrawalEnded ended && before != null)
                    return withdrawal(before.ended(ended, done.batch().atNanos()));
            return Json.text("ok");
        });
    }

    /** From the market where it is under way, so that an owner finds his own at once; the rest from the records. */
    private ObjectNode withdrawals(Call call) {
        Arguments arguments = call.arguments();
        ObjectNode node = Json.object();
        ArrayNode data = node.putArray("data");
        List<RecordedWithdrawal> listed = records.withdrawals(
                call.account(), (int) arguments.integer("count"), (int) arguments.integer("offset"));
        listed.forEach(each -> data.add(withdrawal(each)));
        return node.put("count", records.countWithdrawals(call.account()));
    }

    private ObjectNode deposits(Call call) {
        Arguments arguments = call.arguments();
        ObjectNode node = Json.object();
        ArrayNode data = node.putArray("data");
        if (!arguments.text("currency").equalsIgnoreCase(MarketJson.CURRENCY)) return node.put("count", 0);
        for (PaymentQueries.Deposit each :
                records.deposits(call.account(), (int) arguments.integer("count"), (int) arguments.integer("offset"))) {
            ObjectNode deposit = data.addObject();
            deposit.putNull("address");
            deposit.put("currency", MarketJson.CURRENCY);
            deposit.put("amount", Json.usd(each.amountMicros()));
            deposit.put("state", "completed");
            deposit.put("transaction_id", Long.toString(each.sequence()));
            deposit.put("note", each.reference());
            deposit.put("received_timestamp", Json.millis(each.atNanos()));
            deposit.put("updated_timestamp", Json.millis(each.atNanos()));
        }
        return node.put("count", records.countDeposits(call.account()));
    }

    static RecordedWithdrawal underWay(Views.Withdrawal open) {
        return new RecordedWithdrawal(
                open.withdrawal(),
                open.account(),
                open.asset(),
                open.amountMicros(),
                open.reference(),
                open.to(),
                open.approvalsLeft() + (open.officer().isEmpty() ? 0 : 1),
                open.approvalsLeft(),
                open.officer(),
                open.approvalsLeft() == 0 ? RecordedWithdrawal.State.APPROVED : RecordedWithdrawal.State.ASKED,
                "",
                open.requestedNanos(),
                0,
                open.requestedNanos());
    }

    private static ObjectNode withdrawal(RecordedWithdrawal known) {
        ObjectNode node = Json.object();
        node.put("id", known.withdrawal());
        node.put("currency", known.asset());
        node.put("amount", Json.usd(known.amountMicros()));
        node.put("fee", 0);
        node.put("address", known.to().number());
        node.put("state", state(known.state()));
        node.put("transaction_id", known.state() == RecordedWithdrawal.State.PAID ? "W" + known.withdrawal() : null);
        node.put("created_timestamp", Json.millis(known.requestedNanos()));
        if (known.approvedNanos() == 0) node.putNull("confirmed_timestamp");
        else node.put("confirmed_timestamp", Json.millis(known.approvedNanos()));
        node.put("updated_timestamp", Json.millis(known.updatedNanos()));
        node.put("kilohour_approvals_left", known.approvalsLeft());
        node.put("kilohour_reference", known.reference());
        node.put("kilohour_reason", known.reason());
        return node;
    }

    private static String state(RecordedWithdrawal.State state) {
        return switch (state) {
            case ASKED -> "unconfirmed";
            case APPROVED -> "confirmed";
            case PAID -> "completed";
            case REFUSED -> "rejected";
            case CANCELLED -> "cancelled";
            case RETURNED -> "interrupted";
        };
    }

    // ── Officers ────────────────────────────────────────────────────────────────────────────────────────────────

    private static ArrayNode pending(Floor floor) {
        ArrayNode all = Json.array();
        for (Views.Withdrawal open : floor.exchange().withdrawals()) {
            ObjectNode node = all.addObject();
            node.put("id", open.withdrawal());
            node.put("account", open.account());
            node.put("name", floor.account(open.account()).name());
            node.put("asset", open.asset());
            node.put("amount", Json.usd(open.amountMicros()));
            node.put("reference", open.reference());
            node.put("holder", open.to().holder());
            node.put("number", open.to().number());
            node.put("agent", open.to().agent());
            node.put("requested", Json.millis(open.requestedNanos()));
            node.put("approvals_left", open.approvalsLeft());
            node.put("officer", open.officer().isEmpty() ? null : open.officer());
            node.put("state", open.approvalsLeft() == 0 ? "confirmed" : "unconfirmed");
        }
        return all;
    }

    /** An entry that is booked is said to be, so that a statement can be taken in again. */
    private CompletableFuture<JsonNode> book(Call call, Command command) {
        boolean known = replica.read(floor -> floor.exchange()
                        .bankEntry(
                                call.arguments().text("bank"), call.arguments().text("entry")))
                .isPresent();
        return known
                ? CompletableFuture.completedFuture(Json.text("already_booked"))
                : desk.tell(command, done -> Json.text("booked"));
    }

    private ObjectNode bankLedger(Call call) {
        int from = call.arguments().day("from");
        int to = call.arguments().day("to");
        IndexMethods.requireSpan(from, to);
        ObjectNode node = Json.object();
        node.put("at_the_bank", Json.usd(replica.read(floor -> -floor.exchange().cashMicros(VenueAccount.BANK))));
        node.put(
                "withdrawals_under_way",
                Json.usd(replica.read(floor -> floor.exchange().cashMicros(VenueAccount.WITHDRAWALS))));
        ArrayNode lines = node.putArray("lines");
        for (PaymentQueries.BankLine line : records.bankLines(Utc.startOfDay(from), Utc.startOfDay(to + 1))) {
            int day = line.entry().isEmpty() ? Utc.day(line.atNanos()) : line.day();
            ObjectNode each = lines.addObject();
            each.put("timestamp", Json.millis(line.atNanos()));
            each.put("purpose", line.purpose().name().toLowerCase(Locale.ROOT));
            each.put("account", line.counterparty());
            each.put("amount", Json.usd(line.amountMicros()));
            each.put("reference", line.reference());
            each.put("bank", line.bank());
            each.put("entry", line.entry());
            each.put("date", Utc.formatDay(day));
        }
        return node;
    }

    private CompletableFuture<JsonNode> register(Call call) {
        Arguments arguments = call.arguments();
        boolean dollars = arguments.text("asset").equals(MarketJson.CURRENCY);
        String number = arguments.text("number");
        var address = new PayoutAddress(
                arguments.text("holder"),
                dollars ? number.toUpperCase(Locale.ROOT) : number,
                arguments.textOr("agent", "").toUpperCase(Locale.ROOT));
        return desk.tell(
                new Command.SetPayoutAddress(
                        arguments.integer("account"),
                        arguments.text("asset"),
                        address,
                        call.caller().keyId()),
                done -> Json.text("ok"));
    }

    private CompletableFuture<JsonNode> setParameters(Call call) {
        PaymentParameters now = replica.read(floor -> floor.exchange().paymentParameters());
        Arguments arguments = call.arguments();
        PaymentParameters next;
        try {
            next = new PaymentParameters(
                    arguments.flag("automatic"),
                    micros(call, "dual_above"),
                    arguments.has("debit_rate") ? micros(call, "debit_rate") : now.debitPpm(),
                    arguments.has("liquidity") ? micros(call, "liquidity") : now.liquidityMicros());
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("dual_above", e.getMessage());
        }
        return desk.tell(new Command.SetPaymentParameters(next), done -> Json.text("ok"));
    }
}
