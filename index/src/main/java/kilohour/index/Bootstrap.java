package kilohour.index;

import java.util.Arrays;
import java.util.HexFormat;
import kilohour.units.Rounding;

/**
 * Rulebook 2.11: the 90% interval. As many owner groups as there are are drawn with replacement, weighted, capped and
 * averaged anew, a thousand times; the interval runs from the 5th to the 95th percentile. The draws are seeded by the
 * input hash: anyone gets the same.
 */
final class Bootstrap {
    private final Method method;
    private final Sheet sheet;
    private final long[] pricesMicros;
    private final long[] groupRaw;
    private long state;

    Bootstrap(Method method, Sheet sheet, String inputHash) {
        this.method = method;
        this.sheet = sheet;
        this.pricesMicros = sheet.pricesMicros();
        this.groupRaw = new long[sheet.groups()];
        for (int i = 0; i < pricesMicros.length; i++)
            groupRaw[sheet.ownerOf(i)] += sheet.providers().get(i).rawWeight();
        this.state = HexFormat.fromHexDigitsToLong(inputHash, 0, 16);
    }

    /** Lower and upper end in tenths of a tick. */
    long[] intervalTenths() {
        var values = new long[method.bootstrapDraws()];
        for (int draw = 0; draw < values.length; draw++) values[draw] = draw();
        Arrays.sort(values);
        int tail = values.length / 20;
        return new long[] {values[tail - 1], values[values.length - tail - 1]};
    }

    private long draw() {
        int n = groupRaw.length;
        var drawn = new int[n];
        var raw = new long[n];
        for (int i = 0; i < n; i++) {
            drawn[i] = (int) Long.remainderUnsigned(next(), n);
            raw[i] = groupRaw[drawn[i]];
        }
        int[] shares = Apportion.capped(raw, method.groupCapPpm());
        var groupPpm = new long[n];
        for (int i = 0; i < n; i++) groupPpm[drawn[i]] += shares[i];
        var weights = new int[pricesMicros.length];
        for (int i = 0; i < weights.length; i++) {
            int owner = sheet.ownerOf(i);
            long provider = sheet.providers().get(i).rawWeight();
            weights[i] = (int) Rounding.floor(groupPpm[owner], provider, groupRaw[owner]);
        }
        return InterquartileMean.of(pricesMicros, weights, Good.GRID.tenthMicros());
    }

    /** SplitMix64 (Steele, Lea, Flood 2014): the next 64 bits. */
    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
