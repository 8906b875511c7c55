package kilohour.tokens;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/**
 * A day's print as it is explained: the basket, each model's hosts and medians, the sums, the links, and what the record
 * says of how much it can be trusted.
 */
final class TokenView {
    private final TokenMethod method;
    private final TokenQuoteBook book;
    private final List<BasketLink> links;
    private final StringBuilder text = new StringBuilder();

    /** @param book with what was quoted in the day */
    TokenView(TokenMethod method, TokenQuoteBook book, List<BasketLink> links) {
        this.method = method;
        this.book = book;
        this.links = links;
    }

    /** @param value null without a basket */
    String text(TokenPrint print, BasketValue value) {
        line(print.title() + ", method " + print.methodVersion());
        line("prices in dollars per million tokens, weights in parts per million (ppm), means and sums half-even");
        if (value != null) {
            basket(links.getLast().basket());
            for (BasketValue.Line model : value.lines()) model(model, Utc.startOfDay(print.epochDay() + 1));
            sums(print, value);
        }
        if (print.hasValue()) {
            linked(print, value);
            trust(print, value);
        } else {
            line("");
            line("no print: " + print.reason());
        }
        rejects(print);
        line("");
        line("the record, of which the hash is " + print.recordHash() + ":");
        print.canonical().lines().forEach(fact -> line("  " + fact));
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void basket(Basket basket) {
        line("");
        line("basket " + basket.name() + ", made on the prices of " + Utc.formatDay(basket.madeOfDay()) + ": "
                + basket.basis());
        for (Basket.Member member : basket.members())
            line("  " + member.weightPpm() + " ppm " + member.model() + ": " + member.reason());
        for (Basket.LeftOut out : basket.leftOut()) line("  not in it: " + out.model() + ": " + out.reason());
    }

    private void model(BasketValue.Line model, long endNanos) {
        line("");
        line("model " + model.member().model() + ", " + model.member().weightPpm() + " ppm of the tokens");
        switch (model.state()) {
            case PRICED -> hosts(model, endNanos);
            case CARRIED ->
                line("  nobody quotes it: its price of " + model.daysOld() + " days ago is carried, for "
                        + method.carryDays() + " days at most");
            case IMPUTED ->
                line("  nobody has quoted it for " + model.daysOld()
                        + " days: yesterday's price moved as the quoted rest of the basket");
        }
        PriceTriple prices = model.prices();
        line("  input " + usd(prices.freshNanos()) + ", cached input " + usd(prices.cachedNanos()) + ", output "
                + usd(prices.outputNanos()) + "; blend (" + method.freshParts() + " × " + usd(prices.freshNanos())
                + " + " + method.outputParts() + " × " + usd(prices.outputNanos()) + ") ÷ " + method.parts() + " = "
                + blend(prices));
    }

    private void hosts(BasketValue.Line model, long endNanos) {
        List<HostShare> shares = model.evidence().votes().shares();
        for (HostShare host : shares) {
            List<HostHours> hours = book.told(model.member().model(), host.host(), endNanos);
            line("  " + host.host() + " asks input " + usd(host.freshNanos()) + ", cached " + usd(host.cachedNanos())
                    + ", output " + usd(host.outputNanos()) + "; weighs " + host.tokens() + " of its hosts' tokens, "
                    + host.weightPpm() + " ppm after the cap; " + told(hours));
        }
        median("input", shares, HostShare::freshNanos, model.prices().freshNanos());
        median("cached input", shares, HostShare::cachedNanos, model.prices().cachedNanos());
        median("output", shares, HostShare::outputNanos, model.prices().outputNanos());
    }

    /** One stretch of hours is the price itself; several are told each with its prices, whose median it is. */
    private static String told(List<HostHours> hours) {
        HostHours last = hours.getLast();
        if (hours.size() == 1)
            return "by " + last.source() + ", in force since " + Utc.format(last.countsFromNanos()) + ", "
                    + last.hours() + " hours";
        return "medians of "
                + hours.stream()
                        .map(h -> h.hours() + " h at " + usd(h.prices().freshNanos()) + "/"
                                + usd(h.prices().cachedNanos()) + "/"
                                + usd(h.prices().outputNanos()) + " by "
                                + h.source())
                        .collect(Collectors.joining(", "));
    }

    private void median(String leg, List<HostShare> shares, ToLongFunction<HostShare> price, long medianNanos) {
        if (shares.size() == 1) return;
        var reached = new StringBuilder();
        long sum = 0;
        int[] order = WeightedMedian.order(shares.stream().mapToLong(price).toArray());
        for (int i = 0; i < order.length && 2 * sum <= TokenMethod.ONE_PPM + order.length; i++) {
            HostShare share = shares.get(order[i]);
            sum += share.weightPpm();
            if (i > 0) reached.append(", ");
            reached.append(usd(price.applyAsLong(share))).append(" to ").append(sum);
        }
        line("  " + leg + ", cheapest first, weight reached: " + reached
                + " ppm; half, to the rounding of the shares, is 500000: " + usd(medianNanos));
    }

    private void sums(TokenPrint print, BasketValue value) {
        line("");
        line("weight × blend, summed over the basket:");
        line("  "
                + value.lines().stream()
                        .map(model -> model.member().weightPpm() + " × " + blend(model.prices()))
                        .collect(Collectors.joining(" + "))
                + " = " + dollars(value.headlineNanos()) + " × 1000000");
        if (!print.hasValue()) return;
        line("price " + tenths(print.valueTenths()) + "; the same sum over each leg: input "
                + tenths(print.freshTenths()) + ", cached input " + tenths(print.cachedTenths()) + ", output "
                + tenths(print.outputTenths()));
    }

    private void linked(TokenPrint print, BasketValue value) {
        line("");
        line("link factors, each the one before × old basket ÷ new basket on the day before the new one serves:");
        String before = "1";
        for (BasketLink link : links) {
            String factor = Decimals.format(link.linkPpb(), 9);
            line("  " + link.basket().name() + " from " + Utc.formatDay(link.fromDay()) + ": "
                    + (link.oldNanos() == 0
                            ? "the first, " + factor
                            : before + " × " + dollars(link.oldNanos()) + " ÷ " + dollars(link.newNanos()) + " = "
                                    + factor));
            before = factor;
        }
        line("linked index " + dollars(value.headlineNanos()) + " × " + before + " = " + tenths(print.linkedTenths()));
    }

    private void trust(TokenPrint print, BasketValue value) {
        line("");
        line("grade " + print.grade() + ": " + (print.measured() ? "counted" : "stated") + " basket, "
                + value.sharePpm(ModelPrice::intradayPpm) + " ppm of the value at hosts read several times a day, "
                + value.sharePpm(ModelPrice::recentPpm) + " ppm read within 36 hours");
        line(
                print.hours().isEmpty()
                        ? print.hourly()
                        : "hourly values: "
                                + print.hours().stream()
                                        .map(hour -> tenths(hour.valueTenths()))
                                        .collect(Collectors.joining(" ")));
        line("effective number 1 ÷ Σ weight² = " + Decimals.format(print.effectiveNumberMillis(), 3));
        line("90% interval " + tenths(print.intervalLowTenths()) + " to " + tenths(print.intervalHighTenths()) + ": "
                + method.bootstrapDraws() + " draws of each model's hosts, seeded by the input hash");
        print.mostInfluentialModel()
                .ifPresent(model -> line("largest influence of a model: without " + model.model() + " "
                        + tenths(print.valueTenths() - model.influenceTenths())));
        print.mostInfluentialHost()
                .ifPresent(host -> line("largest influence of a host: without " + host.host() + " "
                        + tenths(print.valueTenths() - host.influenceTenths())));
        CheapestMove move = print.costToMove1Pct();
        line(
                move == null
                        ? "no single host can move the print by 1% inside the screens"
                        : "cheapest way to move it by 1%: " + move.host() + " changes its prices of "
                                + String.join(", ", move.models()) + " by " + move.movePpm() + " ppm"
                                + (move.isCounted()
                                        ? ", on " + move.tokensPerDay() + " tokens a day: $"
                                                + Decimals.format(move.costMicros(), 6)
                                        : "; what that costs is not known, its tokens were not counted"));
    }

    private void rejects(TokenPrint print) {
        if (!print.rejects().isEmpty()) line("");
        for (TokenReject reject : print.rejects())
            line("left aside: " + reject.count() + " of " + reject.model() + " by " + reject.source() + ", "
                    + usd(reject.lowestNanos()) + " to " + usd(reject.highestNanos()) + ": " + reject.reason());
    }

    private String blend(PriceTriple prices) {
        return plain(BigDecimal.valueOf(prices.blendParts(method), 9).divide(BigDecimal.valueOf(method.parts())));
    }

    private static String usd(long nanos) {
        return plain(BigDecimal.valueOf(nanos, 9));
    }

    private static String dollars(long nanos) {
        return Decimals.format(nanos, 9);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String tenths(long tenths) {
        return TokenIndex.GRID.formatTenths(tenths);
    }
}
