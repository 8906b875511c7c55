package kilohour.index;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One hour of a day's print (rulebook 2.8): its value, and the price and weight each contributor had in it. Entries
 * stand in the order of {@link PrintRecord#contributors()}; one that was not in the hour has price 0 and weight 0.
 *
 * @param epochHour the hour, counted from 1970-01-01T00:00Z
 * @param valueTenths the hour's value in tenths of a tick
 * @param pricesMicros each contributor's price, micro-dollars per GPU-hour
 * @param weightsPpm each contributor's weight in parts per million; an hour's weights add up to one million
 */
public record HourShare(int epochHour, long valueTenths, List<Long> pricesMicros, List<Integer> weightsPpm) {
    public HourShare {
        pricesMicros = List.copyOf(pricesMicros);
        weightsPpm = List.copyOf(weightsPpm);
        if (pricesMicros.size() != weightsPpm.size())
            throw new IllegalArgumentException(
                    "an hour has " + pricesMicros.size() + " prices and " + weightsPpm.size() + " weights");
    }

    /** How a used hour looked to the contributors of the day, in their order. */
    static HourShare of(HourSheet hour, List<ProviderPrice> contributors) {
        Sheet sheet = hour.sheet();
        var prices = new Long[contributors.size()];
        var weights = new Integer[contributors.size()];
        for (int i = 0; i < prices.length; i++) {
            int at = sheet.indexOf(contributors.get(i).provider());
            prices[i] = at < 0 ? 0L : sheet.providers().get(at).priceMicros();
            weights[i] = at < 0 ? 0 : sheet.weightPpm(at);
        }
        return new HourShare(hour.epochHour(), sheet.valueTenths(), List.of(prices), List.of(weights));
    }

    /** The hour's value made again from its prices and weights alone: the weighted interquartile mean, in tenths. */
    public long recomputedTenths() {
        int[] inOrder = IntStream.range(0, pricesMicros.size())
                .boxed()
                .sorted((a, b) -> Long.compare(pricesMicros.get(a), pricesMicros.get(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] prices = IntStream.of(inOrder).mapToLong(pricesMicros::get).toArray();
        int[] weights = IntStream.of(inOrder).map(weightsPpm::get).toArray();
        return InterquartileMean.of(prices, weights, Good.GRID.tenthMicros());
    }
}
