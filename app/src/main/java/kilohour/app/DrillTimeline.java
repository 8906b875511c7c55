package kilohour.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kilohour.exchange.Batch;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/** What a drill has seen, as a clearing officer would tell it. */
final class DrillTimeline {
    /** @param at ISO, UTC */
    record Entry(String at, String what) {}

    private final Exchange exchange;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> tornUp = new ArrayList<>();

    DrillTimeline(Exchange exchange) {
        this.exchange = exchange;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Entry> tornUp() {
        return List.copyOf(tornUp);
    }

    /** A member's name. */
    String name(int member) {
        return exchange.defaults().fund().shares().stream()
                .filter(share -> share.member() == member)
                .map(share -> share.name())
                .findFirst()
                .orElse("");
    }

    void add(Batch batch) {
        String at = Utc.format(batch.atNanos());
        for (Event event : batch.events()) {
            if (!(event instanceof Event.OfDefault told)) continue;
            String what = told(told);
            entries.add(new Entry(at, what));
            if (told instanceof Event.PositionsTornUp) tornUp.add(new Entry(at, what));
        }
    }

    private String told(Event.OfDefault event) {
        return switch (event) {
            case Event.DefaultParametersSet _ -> "default parameters set";
            case Event.FundSharesSet e -> "fund shares set for " + e.shares().size() + " members";
            case Event.FundSized e ->
                "default fund sized at $%s by %s"
                        .formatted(usd(e.sizing().sizeMicros()), e.sizing().scenario());
            case Event.FundCalled e ->
                "member %d called for $%s until %s"
                        .formatted(e.member(), usd(e.amountMicros()), Utc.format(e.dueNanos()));
            case Event.LiquidationChanged e ->
                "account %d: liquidation %s (%s), equity $%s"
                        .formatted(e.account(), lower(e.stage()), lower(e.reason()), usd(e.equityMicros()));
            case Event.PortfolioAuctioned e ->
                "auction %d of account %d: %d contracts in %d packages until %s"
                        .formatted(
                                e.auction(), e.account(), e.legs().size(), e.packages(), Utc.format(e.closesNanos()));
            case Event.PortfolioBidPlaced e ->
                "account %d bids for %d packages of auction %d at $%s"
                        .formatted(e.account(), e.packages(), e.auction(), usd(e.priceMicros()));
            case Event.PortfolioAllotted e ->
                "account %d gets %d packages at $%s".formatted(e.account(), e.packages(), usd(e.priceMicros()));
            case Event.PortfolioAuctionEnded e ->
                "auction %d ended: %d packages taken".formatted(e.auction(), e.packagesSold());
            case Event.PositionsTornUp e ->
                "account %d: %d lots of %s torn up at $%s"
                        .formatted(
                                e.account(),
                                e.lots(),
                                exchange.contract(e.contract())
                                        .map(contract -> contract.name())
                                        .orElse(""),
                                Decimals.format(e.priceTenths(), 4));
            case Event.MemberDefaulted e ->
                "member %d is in default: %s; collateral $%s"
                        .formatted(e.member(), e.reason(), usd(e.collateralMicros()));
            case Event.LayerUsed e ->
                "member %d, %s: $%s of $%s, $%s left"
                        .formatted(
                                e.member(),
                                lower(e.layer()),
                                usd(e.usedMicros()),
                                usd(e.availableMicros()),
                                usd(e.leftMicros()));
            case Event.DefaultSettled e ->
                "member %d: $%s lost, $%s uncovered"
                        .formatted(e.member(), usd(e.lossMicros()), usd(e.uncoveredMicros()));
            case Event.AccountPorted e -> "account %d ported to member %d".formatted(e.account(), e.toMember());
            case Event.MarginCallMet e -> "account %d met its margin call".formatted(e.account());
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String usd(long micros) {
        return DefaultDrill.usd(micros).toPlainString();
    }
}
