package kilohour.index;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import kilohour.units.Rounding;

/** The hours of one day that a print is made of, and the mean of them. */
final class DaySheet {
    private final List<HourSheet> hours;

    DaySheet(List<HourSheet> hours) {
        this.hours = hours;
    }

    /** Mean of the final hourly values, half-even to a tenth of a tick: the second and last rounding of a print. */
    long valueTenths() {
        long sum = 0;
        for (HourSheet hour : hours) sum += hour.sheet().valueTenths();
        return Rounding.halfEven(sum, hours.size());
    }

    /** Each provider's mean price over the hours it was in, with its mean raw weight over all hours. */
    Sheet sheet(Method method) {
        var byProvider = new TreeMap<String, List<ProviderPrice>>();
        for (HourSheet hour : hours)
            for (ProviderPrice price : hour.sheet().providers())
                byProvider
                        .computeIfAbsent(price.provider(), _ -> new ArrayList<>())
                        .add(price);
        return new Sheet(method, byProvider.values().stream().map(this::mean).toList());
    }

    private ProviderPrice mean(List<ProviderPrice> prices) {
        long price = 0;
        long weight = 0;
        ProviderPrice last = prices.getLast();
        Evidence best = last.evidence();
        for (ProviderPrice p : prices) {
            price += p.priceMicros();
            weight = Math.addExact(weight, p.rawWeight());
            if (p.evidence().compareTo(best) < 0) best = p.evidence();
        }
        return new ProviderPrice(
                last.provider(),
                last.owner(),
                best,
                Rounding.halfEven(price, prices.size()),
                last.gpusOnOffer(),
                Math.max(1, Rounding.halfEven(weight, hours.size())),
                last.readAtNanos());
    }
}
