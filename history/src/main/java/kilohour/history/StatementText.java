package kilohour.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kilohour.clearing.Purpose;
import kilohour.exchange.Valuation;
import kilohour.units.Decimals;
import kilohour.units.Money;
import kilohour.units.Utc;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A statement as text: JSON, CSV with a section in the first column, or a page to print. */
public final class StatementText {
    /** The forms that there are, by the ending of a file's name. */
    public static final List<String> FORMATS = List.of("json", "csv", "html");

    private static final JsonMapper JSON = JsonMapper.shared();

    private StatementText() {}

    /** @throws IllegalArgumentException if there is no such form */
    public static String of(AccountStatement statement, String format) {
        return switch (format) {
            case "json" -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(statement)) + "\n";
            case "csv" -> csv(statement);
            case "html" -> html(statement);
            default -> throw new IllegalArgumentException("a statement is json, csv or html, not " + format);
        };
    }

    // ── JSON ────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Dollars as numbers with up to six decimals, instants in milliseconds. */
    public static ObjectNode json(AccountStatement it) {
        ObjectNode node = JSON.createObjectNode();
        node.put("account", it.account());
        node.put("name", it.name());
        node.put("currency", "USD");
        node.put("from", Utc.format(it.fromNanos()));
        node.put("to", Utc.format(it.toNanos()));
        node.put("opening_balance", usd(it.openingMicros()));
        node.put("closing_balance", usd(it.closingMicros()));
        ObjectNode purposes = node.putObject("by_purpose");
        it.byPurpose().forEach((purpose, micros) -> purposes.put(word(purpose), usd(micros)));
        ArrayNode cash = node.putArray("cash");
        for (AccountStatement.Cash each : it.cash())
            cash.addObject()
                    .put("timestamp", each.atNanos() / Utc.NANOS_PER_MILLI)
                    .put("purpose", word(each.purpose()))
                    .put("instrument_name", each.instrument())
                    .put("amount", usd(each.amountMicros()))
                    .put("balance", usd(each.balanceMicros()))
                    .put("reference", each.reference());
        ArrayNode trades = node.putArray("trades");
        for (AccountStatement.Trade each : it.trades())
            trades.addObject()
                    .put("trade_id", Long.toString(each.tradeId()))
                    .put("timestamp", each.atNanos() / Utc.NANOS_PER_MILLI)
                    .put("instrument_name", each.instrument())
                    .put("direction", each.side().name().toLowerCase(Locale.ROOT))
                    .put("amount", each.units())
                    .put("price", BigDecimal.valueOf(each.priceTicks(), each.decimals()))
                    .put("fee", usd(each.feeMicros()));
        ArrayNode positions = node.putArray("positions");
        for (AccountStatement.Position each : it.positions())
            positions
                    .addObject()
                    .put("instrument_name", each.instrument())
                    .put("size", each.units())
                    .put("entry_cost", usd(each.entryCostMicros()))
                    .put("settlement_price", BigDecimal.valueOf(each.settlementTenths(), each.decimals() + 1));
        ArrayNode collateral = node.putArray("collateral");
        for (AccountStatement.Collateral each : it.collateral())
            collateral
                    .addObject()
                    .put("asset", each.asset())
                    .put("amount", usd(each.amountMicros()))
                    .put("price", usd(each.pricePpm()));
        ArrayNode closes = node.putArray("daily_runs");
        for (AccountStatement.Close each : it.closes()) closes.add(json(each));
        ArrayNode calls = node.putArray("margin_calls");
        for (AccountStatement.MarginCall each : it.marginCalls())
            calls.addObject().put("date", Utc.formatDay(each.day())).put("shortfall", usd(each.shortfallMicros()));
        return node;
    }

    private static ObjectNode json(AccountStatement.Close it) {
        Valuation valuation = it.valuation();
        ObjectNode node = JSON.createObjectNode();
        node.put("date", Utc.formatDay(it.day()));
        node.put("balance", usd(valuation.cashMicros()));
        node.put("unsettled_gains", usd(valuation.gainsMicros()));
        node.put("options_value", usd(valuation.optionsMicros()));
        node.put("collateral_value", usd(valuation.collateralMicros()));
        node.put("equity", usd(valuation.equityMicros()));
        node.put("maintenance_margin", usd(valuation.maintenanceMicros()));
        node.put("initial_margin", usd(valuation.initialMicros()));
        node.put("excess", usd(valuation.excessMicros()));
        ArrayNode pledged = node.putArray("collateral");
        for (Valuation.Pledged each : valuation.pledged())
            pledged.addObject()
                    .put("asset", each.asset())
                    .put("amount", usd(each.amountMicros()))
                    .put("price", usd(each.pricePpm()))
                    .put("haircut", usd(each.haircutPpm()))
                    .put("value", usd(each.countsMicros()));
        return node;
    }

    private static BigDecimal usd(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    private static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    // ── Rows, of which CSV and the page are made ────────────────────────────────────────────────────────────────

    private record Section(String name, List<String> header, List<List<String>> rows) {}

    private static List<Section> sections(AccountStatement it) {
        var balances = new ArrayList<List<String>>();
        balances.add(List.of("opening balance", Money.format(it.openingMicros())));
        it.byPurpose()
                .forEach((purpose, micros) ->
                        balances.add(List.of(word(purpose).replace('_', ' '), Money.format(micros))));
        balances.add(List.of("closing balance", Money.format(it.closingMicros())));
        return List.of(
                new Section("balance", List.of("what", "USD"), balances),
                new Section(
                        "position",
                        List.of("instrument", "units", "entry cost USD", "settlement price USD"),
                        it.positions().stream()
                                .map(each -> List.of(
                                        each.instrument(),
                                        Long.toString(each.units()),
                                        Money.format(each.entryCostMicros()),
                                        Decimals.format(each.settlementTenths(), each.decimals() + 1)))
                                .toList()),
                new Section(
                        "collateral",
                        List.of("asset", "units", "price USD"),
                        it.collateral().stream()
                                .map(each -> List.of(
                                        each.asset(), Money.format(each.amountMicros()), Money.format(each.pricePpm())))
                                .toList()),
                new Section(
                        "daily run",
                        List.of(
                                "day",
                                "balance USD",
                                "unsettled gains USD",
                                "options USD",
                                "collateral USD",
                                "equity USD",
                                "maintenance USD",
                                "initial USD",
                                "excess USD"),
                        it.closes().stream().map(StatementText::row).toList()),
                new Section(
                        "collateral at the run",
                        List.of("day", "asset", "units", "price USD", "haircut", "counts for USD"),
                        it.closes().stream()
                                .flatMap(close -> close.valuation().pledged().stream()
                                        .map(each -> List.of(
                                                Utc.formatDay(close.day()),
                                                each.asset(),
                                                Money.format(each.amountMicros()),
                                                Money.format(each.pricePpm()),
                                                Money.format(each.haircutPpm()),
                                                Money.format(each.countsMicros()))))
                                .toList()),
                new Section(
                        "margin call",
                        List.of("day", "shortfall USD"),
                        it.marginCalls().stream()
                                .map(each -> List.of(Utc.formatDay(each.day()), Money.format(each.shortfallMicros())))
                                .toList()),
                new Section(
                        "trade",
                        List.of("time UTC", "trade", "instrument", "side", "units", "price USD", "fee USD"),
                        it.trades().stream()
                                .map(each -> List.of(
                                        Utc.format(each.atNanos()),
                                        Long.toString(each.tradeId()),
                                        each.instrument(),
                                        each.side().name().toLowerCase(Locale.ROOT),
                                        Long.toString(each.units()),
                                        Decimals.format(each.priceTicks(), each.decimals()),
                                        Money.format(each.feeMicros())))
                                .toList()),
                new Section(
                        "cash",
                        List.of("time UTC", "purpose", "instrument", "amount USD", "balance USD", "reference"),
                        it.cash().stream()
                                .map(each -> List.of(
                                        Utc.format(each.atNanos()),
                                        word(each.purpose()).replace('_', ' '),
                                        each.instrument(),
                                        Money.format(each.amountMicros()),
                                        Money.format(each.balanceMicros()),
                                        each.reference()))
                                .toList()));
    }

    private static List<String> row(AccountStatement.Close it) {
        Valuation valuation = it.valuation();
        return List.of(
                Utc.formatDay(it.day()),
                Money.format(valuation.cashMicros()),
                Money.format(valuation.gainsMicros()),
                Money.format(valuation.optionsMicros()),
                Money.format(valuation.collateralMicros()),
                Money.format(valuation.equityMicros()),
                Money.format(valuation.maintenanceMicros()),
                Money.format(valuation.initialMicros()),
                Money.format(valuation.excessMicros()));
    }

    /** RFC 4180, lines ended by line feeds; a section's rows follow its header, its name in the first column. */
    private static String csv(AccountStatement it) {
        var text = new StringBuilder("statement,account,name,from,to\n");
        text.append(line(List.of(
                "statement",
                Long.toString(it.account()),
                it.name(),
                Utc.format(it.fromNanos()),
                Utc.format(it.toNanos()))));
        for (Section section : sections(it)) {
            text.append(line(with(section.name(), section.header())));
            for (List<String> row : section.rows()) text.append(line(with(section.name(), row)));
        }
        return text.toString();
    }

    private static List<String> with(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private static String line(List<String> cells) {
        return String.join(",", cells.stream().map(StatementText::quoted).toList()) + "\n";
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    // ── A page to print ─────────────────────────────────────────────────────────────────────────────────────────

    private static final String STYLE = """
            body{font:12px/1.4 sans-serif;margin:2em;color:#111}h1{font-size:18px}h2{font-size:14px;margin:1.4em 0 .3em}
            table{border-collapse:collapse}td,th{padding:2px 10px 2px 0;text-align:left;border-bottom:1px solid #ddd}
            .n{text-align:right;font-variant-numeric:tabular-nums}@media print{body{margin:0}tr{break-inside:avoid}}
            """;

    private static String html(AccountStatement it) {
        var page =
                new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Statement "
                        + it.account() + "</title><style>" + STYLE + "</style></head><body>\n");
        page.append("<h1>Statement of account %d, %s</h1>\n<p>%s to %s, UTC. Amounts in USD.</p>\n"
                .formatted(it.account(), escaped(it.name()), Utc.format(it.fromNanos()), Utc.format(it.toNanos())));
        for (Section section : sections(it)) {
            if (section.rows().isEmpty()) continue;
            page.append("<h2>").append(title(section.name())).append("</h2>\n<table><tr>");
            section.header()
                    .forEach(cell -> page.append("<th>").append(escaped(cell)).append("</th>"));
            page.append("</tr>\n");
            for (List<String> row : section.rows()) {
                page.append("<tr>");
                for (String cell : row)
                    page.append(cell.matches("-?[0-9.]+") ? "<td class=\"n\">" : "<td>")
                            .append(escaped(cell))
                            .append("</td>");
                page.append("</tr>\n");
            }
            page.append("</table>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String title(String section) {
        return switch (section) {
            case "balance" -> "Balance";
            case "position" -> "Positions at the end";
            case "collateral" -> "Collateral at the end";
            case "daily run" -> "At the daily run, 16:00: equity, margin, and what is in excess of initial margin";
            case "collateral at the run" -> "Collateral at the daily run; it counts up to its cap and less its haircut";
            case "margin call" -> "Margin calls";
            case "trade" -> "Trades";
            default -> "Cash";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
