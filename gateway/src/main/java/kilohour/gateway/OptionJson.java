package kilohour.gateway;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import kilohour.contracts.ListingCalendar;
import kilohour.contracts.Option;
import kilohour.exchange.Views;
import kilohour.units.Utc;
import tools.jackson.databind.node.ObjectNode;

/** Options in the dialect's words. */
final class OptionJson {
    /** Six digits say all that a sensitivity is good for. */
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private OptionJson() {}

    static String words(Option option) {
        String style = switch (option.style()) {
            case ON_FUTURE -> "European option on the month future";
            case AVERAGE_PRICE ->
                option.isResidualValue()
                        ? "Residual-value put in cash on the month"
                        : "Average-price option on the month";
        };
        return style + " of " + option.month() + ": a " + type(option);
    }

    static String type(Option option) {
        return option.type().name().toLowerCase(java.util.Locale.ROOT);
    }

    static String exercise(Option option) {
        return switch (option.style()) {
            case ON_FUTURE ->
                "Automatic where it is in the money at the month's settlement price of that run, at the strike not: into "
                        + option.future().name() + " at the strike, its variation margin paid at once";
            case AVERAGE_PRICE ->
                "In cash with the month, once its last print is frozen ("
                        + Utc.format(
                                ListingCalendar.printFrozenNanos(option.future().lastDay()))
                        + "): what the mean of the month's prints is beyond the strike, for each unit of the lot; else nothing";
        };
    }

    static void putTerms(ObjectNode node, Option option) {
        node.put("settlement_period", "month");
        node.put("expiration_timestamp", expiryMillis(option));
        node.putNull("kilohour_month_code");
        node.put("option_type", type(option));
        node.put("strike", Json.price(option, option.strikeTicks()));
        node.put("kilohour_style", option.style().name().toLowerCase(java.util.Locale.ROOT));
        node.put("kilohour_future", option.future().name());
    }

    /** One that trades to 24:00 names its last day. */
    static long expiryMillis(Option option) {
        return Json.millis(option.expiryNanos()) - (option.style() == Option.Style.AVERAGE_PRICE ? 1 : 0);
    }

    /** Volatilities in percent, as the dialect has them; sensitivities of one unit of the good. */
    static void putValue(ObjectNode node, Option option, Views.Option value) {
        node.put("underlying_index", option.future().name());
        node.put("underlying_price", Json.tenthsOrNull(option.grid(), value.forwardTenths()));
        node.put("interest_rate", 0);
        node.put("mark_iv", percent(value.markVolatilityPpm()));
        node.put("bid_iv", percent(value.bidVolatilityPpm()));
        node.put("ask_iv", percent(value.askVolatilityPpm()));
        node.put("kilohour_volatility", percent(value.volatilityPpm()));
        ObjectNode greeks = node.putObject("greeks");
        greeks.put("delta", digits(value.delta()));
        greeks.put("gamma", digits(value.gamma()));
        greeks.put("vega", digits(value.vega()));
        greeks.put("theta", digits(value.theta()));
        greeks.put("rho", 0);
    }

    /** What a position of so many units is sensitive to, negative if it is short. */
    static void putHeld(ObjectNode node, Option option, Views.Option value, long units) {
        node.put("option_type", type(option));
        node.put("delta", digits(value.delta() * units));
        node.put("gamma", digits(value.gamma() * units));
        node.put("vega", digits(value.vega() * units));
        node.put("theta", digits(value.theta() * units));
    }

    static BigDecimal percent(long ppm) {
        return BigDecimal.valueOf(ppm, 4).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal digits(double value) {
        return new BigDecimal(value).round(DIGITS).setScale(8, RoundingMode.HALF_EVEN);
    }
}
