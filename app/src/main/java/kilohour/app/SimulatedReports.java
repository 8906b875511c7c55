package kilohour.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kilohour.index.Determination;
import kilohour.index.Grade;
import kilohour.index.Reported;
import kilohour.simulation.PracticeSeries;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/** The simulation's values of what is no GPU-hour, as if somebody reported them. */
final class SimulatedReports implements ReportedFeed {
    private static final String PLACE = "the simulation";

    private final PracticeSeries series;
    private final PriceGrid grid;
    private final boolean hourly;

    /** @param hourly whether hours have values */
    SimulatedReports(PracticeSeries series, PriceGrid grid, boolean hourly) {
        this.series = series;
        this.grid = grid;
        this.hourly = hourly;
    }

    @Override
    public boolean look() {
        return false;
    }

    @Override
    public Optional<Integer> firstDay() {
        return Optional.of(0);
    }

    @Override
    public Optional<Reported> day(int epochDay) {
        return Optional.of(new Reported(
                epochDay,
                grid.tenthsFromMicros(series.dayMicros(epochDay)),
                hourly ? Grade.INTRADAY : Grade.DAILY,
                "simulated " + series.code() + " of " + Utc.formatDay(epochDay)));
    }

    @Override
    public List<Reported> hours(int fromHour, int toHour) {
        if (!hourly) return List.of();
        return IntStream.rangeClosed(fromHour, toHour)
                .mapToObj(hour -> new Reported(
                        hour,
                        grid.tenthsFromMicros(series.hourMicros(hour)),
                        Grade.INTRADAY,
                        "simulated " + series.code() + " of " + Utc.format(Utc.startOfHour(hour))))
                .toList();
    }

    @Override
    public Optional<Determination> determination(int epochDay) {
        return Optional.empty();
    }

    @Override
    public List<String> faults() {
        return List.of();
    }

    @Override
    public String place(int epochDay) {
        return PLACE;
    }

    @Override
    public String determinationPlace() {
        return PLACE;
    }
}
