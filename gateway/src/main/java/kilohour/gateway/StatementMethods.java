package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;
import static kilohour.gateway.Method.Access.READ;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import kilohour.exchange.PaymentParameters;
import kilohour.exchange.TradingParameters;
import kilohour.history.AccountStatement;
import kilohour.history.StatementText;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Statements of a day or a month, and what everything costs. */
final class StatementMethods {
    private static final List<Parameter> PERIOD = List.of(
            Parameter.date("date", "A day, as in 2026-11-20, UTC"),
            Parameter.text("month", "Or a month, as in 2026-11").charactersMax(7),
            Parameter.text("format", "json for fields; csv or html for a text")
                    .oneOf("json", "csv", "html")
                    .otherwise("json"));

    private final Replica replica;
    private final Records records;

    StatementMethods(Replica replica, Records records) {
        this.replica = replica;
        this.records = records;
    }

    List<Method> methods() {
        var ofAny = new java.util.ArrayList<>(
                List.of(Parameter.integer("account", "Account").mandatory()));
        ofAny.addAll(PERIOD);
        return List.of(
                Method.of(
                        "private/kilohour/get_account_statement",
                        READ,
                        "The account's statement of a day or a month: balances, cash by purpose, trades, positions and"
                                + " collateral at the end, margin calls; as fields, as CSV, or as a page to print.",
                        PERIOD,
                        call -> statement(call, call.account())),
                Method.of(
                        "private/kilohour/get_statement_of",
                        OFFICER,
                        "The same of any account, for an officer; the venue's own ledger accounts too.",
                        ofAny,
                        call -> statement(call, call.arguments().integer("account"))),
                Method.of(
                        "public/kilohour/get_fees",
                        PUBLIC,
                        "What trading, withdrawing and owing dollars costs.",
                        List.of(),
                        call -> replica.read(StatementMethods::fees)));
    }

    private JsonNode statement(Call call, long account) {
        Arguments arguments = call.arguments();
        if (arguments.has("date") == arguments.has("month"))
            throw Refusal.invalid("date", "say either a date or a month");
        long from;
        long to;
        if (arguments.has("date")) {
            from = Utc.startOfDay(arguments.day("date"));
            to = from + Utc.NANOS_PER_DAY;
        } else {
            YearMonth month = month(arguments.text("month"));
            from = Utc.startOfMonth(month);
            to = Utc.startOfMonth(month.plusMonths(1));
        }
        AccountStatement statement = records.statement(account, from, to)
                .orElseThrow(
                        () -> new Refusal(ErrorCode.NOT_FOUND, "this venue keeps no history to make statements of"));
        String format = arguments.text("format");
        return format.equals("json") ? StatementText.json(statement) : Json.text(StatementText.of(statement, format));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid("month", "month: a month reads as in 2026-11");
        }
    }

    private static ObjectNode fees(Floor floor) {
        TradingParameters trading = floor.exchange().parameters();
        PaymentParameters payments = floor.exchange().paymentParameters();
        ObjectNode node = Json.object();
        node.put("maker", fraction(trading.makerFeePpm()));
        node.put("taker", fraction(trading.takerFeePpm()));
        node.put("deposit", 0);
        node.put("withdrawal", 0);
        node.put("interest_on_dollars_owed", fraction(payments.debitPpm()));
        return node;
    }

    private static BigDecimal fraction(long ppm) {
        return BigDecimal.valueOf(ppm, 6).stripTrailingZeros();
    }
}
