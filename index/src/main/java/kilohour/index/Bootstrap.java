package kilohour.index;

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
    private final Draws draws;

    Bootstrap(Method method, Sheet sheet, String inputHash) {
        this.method = method;
        this.sheet = sheet;
        this.pricesMicros = sheet.pricesMicros();
        this.groupRaw = new long[sheet.groups()];
        for (int i = 0; i < pricesMicros.length; i++)
            groupRaw[sheet.ownerOf(i)] += sheet.providers().get(i).rawWeight();
        this.draws = new Draws(inputHash);
    }

    /** Lower and upper end in tenths of a tick. */
    long[] intervalTenths() {
        var values = new long[method.bootstrapDraws()];
        for (int draw = 0; draw < values.length; draw++) values[draw] = draw();
        return Draws.interval90(values);
    }

    private long draw() {
        int n = groupRaw.length;
        var drawn = new int[n];
        var raw = new long[n];
        for (int i = 0; i < n; i++) {
            drawn[i] = draws.below(n);
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
}
