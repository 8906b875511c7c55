package kilohour.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/** The baskets one after another, each linked to the one before; and the prices of the one in force. */
final class BasketChain {
    static final long ONE_PPB = 1_000_000_000;

    private final TokenMethod method;
    private final Period.Calendar calendar;
    private final Rebalancing rebalancing;
    private final ModelPricing pricing;
    private final List<BasketLink> links = new ArrayList<>();
    private final SortedMap<Integer, BasketLink> given = new TreeMap<>();
    private Basket basket;
    private MemberPrices members;
    private long lastNanos;
    private boolean begun;

    BasketChain(TokenMethod method, Period.Calendar calendar, Rebalancing rebalancing, ModelPricing pricing) {
        this.method = method;
        this.calendar = calendar;
        this.rebalancing = rebalancing;
        this.pricing = pricing;
    }

    /** Takes baskets and factors as they were made, for the days from which they serve; those of days gone by are kept. */
    void give(List<BasketLink> made) {
        made.forEach(link -> given.put(link.fromDay(), link));
    }

    /** Puts the day's basket in force: a given one, or one made for a new period; without enough models the old goes on. */
    void moveTo(int epochDay) {
        while (!given.isEmpty() && given.firstKey() < epochDay) links.add(given.remove(given.firstKey()));
        if (given.containsKey(epochDay)) serve(given.remove(epochDay));
        else if (basket == null || !basket.name().equals(calendar.of(epochDay).name()))
            made(epochDay).ifPresent(this::serve);
    }

    private Optional<BasketLink> made(int epochDay) {
        if (!given.isEmpty() && epochDay < given.lastKey()) return Optional.empty();
        Period period = calendar.of(epochDay);
        int linkDay = epochDay - 1;
        return rebalancing
                .basket(period, calendar.of(period.firstDay() - 1), linkDay, model -> hosts(model, linkDay))
                .map(made -> linked(made, epochDay));
    }

    private List<String> hosts(String model, int day) {
        ModelPrice price = pricing.price(model, Utc.startOfDay(day + 1), new TreeMap<>(), new RejectTally());
        return price == null
                ? List.of()
                : price.votes().votes().stream().map(HostVotes.Vote::host).toList();
    }

    /** Factor before × old ÷ new, both at the prices of the day before; 1 for the first basket that has a print. */
    private BasketLink linked(Basket made, int fromDay) {
        var prices = prices(made, fromDay - 1);
        long newNanos = new MemberPrices(method, prices, fromDay - 1)
                .value(made, prices, fromDay - 1)
                .headlineNanos();
        long oldNanos = begun ? lastNanos : 0;
        long linkPpb = begun ? Rounding.halfEven(linkPpb(), oldNanos, newNanos) : ONE_PPB;
        return new BasketLink(made, fromDay, oldNanos, newNanos, linkPpb);
    }

    private SortedMap<String, ModelPrice> prices(Basket basket, int day) {
        var prices = new TreeMap<String, ModelPrice>();
        for (String model : basket.models()) {
            ModelPrice price =
                    pricing.price(model, Utc.startOfDay(day + 1), basket.hostWeightsOf(model), new RejectTally());
            if (price != null) prices.put(model, price);
        }
        return prices;
    }

    private void serve(BasketLink link) {
        basket = link.basket();
        members = new MemberPrices(method, prices(basket, link.fromDay() - 1), link.fromDay() - 1);
        begun = begun || link.oldNanos() > 0;
        links.add(link);
    }

    /** The basket at the prices of the 24 hours to an instant of the day. */
    BasketValue value(int epochDay, long endNanos, RejectTally rejects) {
        var quoted = new TreeMap<String, ModelPrice>();
        for (String model : basket.models()) {
            ModelPrice price = pricing.price(model, endNanos, basket.hostWeightsOf(model), rejects);
            if (price != null) quoted.put(model, price);
        }
        return members.value(basket, quoted, epochDay);
    }

    /** Ends a day: its prices are what the next day is carried from, and what the next basket is linked to. */
    void keep(BasketValue value, int epochDay) {
        members.keep(value, epochDay);
        lastNanos = value.headlineNanos();
    }

    /** There is a print: from here on baskets are linked. */
    void begin() {
        begun = true;
    }

    /** The basket in force, null before there is one. */
    Basket basket() {
        return basket;
    }

    long linkPpb() {
        return links.isEmpty() ? ONE_PPB : links.getLast().linkPpb();
    }

    /** A value × the link factor, in tenths of a tick, half-even. */
    long linkedTenths(BasketValue value) {
        return Rounding.halfEven(value.headlineNanos(), linkPpb(), ONE_PPB * BasketValue.NANOS_PER_TENTH);
    }

    List<BasketLink> links() {
        return List.copyOf(links);
    }
}
