package kilohour.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.Event;
import kilohour.units.Utc;

/**
 * What came of a time-lapse. Prices are dollars per GPU-hour, amounts dollars, all exact.
 *
 * @param methodVersion of the index
 * @param seed of the participants
 * @param from first day, ISO
 * @param to last day, ISO
 * @param months by index, then month
 * @param totalPnlUsd profit and loss summed over all accounts, the venue's own included: zero
 * @param commands how many commands the venue was given
 * @param trades how many trades were made
 * @param defaults of members that failed, by member; none unless the time-lapse has one that is to
 */
public record TimeLapseReport(
        String methodVersion,
        long seed,
        String from,
        String to,
        List<Month> months,
        BigDecimal totalPnlUsd,
        long commands,
        long trades,
        List<Default> defaults) {
    public TimeLapseReport {
        months = List.copyOf(months);
        defaults = List.copyOf(defaults);
    }

    /**
     * A member that failed, and who bore its loss.
     *
     * @param since when it was in default, ISO, UTC
     * @param shortfallUsd what its own margin and all that follows had to bear
     * @param layers in the order of the waterfall
     * @param uncoveredUsd what no layer bore
     */
    public record Default(
            int member,
            String since,
            String reason,
            BigDecimal shortfallUsd,
            List<Layer> layers,
            BigDecimal uncoveredUsd) {
        public Default {
            layers = List.copyOf(layers);
        }

        static Default begun(Event.MemberDefaulted event, long atNanos) {
            return new Default(
                    event.member(), Utc.format(atNanos), event.reason(), BigDecimal.ZERO, List.of(), BigDecimal.ZERO);
        }

        /** A layer is told of each time an account of the member is closed: what it had first, what it bore in all. */
        Default with(Event.LayerUsed used) {
            var next = new ArrayList<Layer>();
            boolean known = false;
            for (Layer layer : layers) {
                boolean same = layer.name().equals(used.layer().name());
                next.add(same ? layer.plus(used) : layer);
                known |= same;
            }
            if (!known) next.add(Layer.of(used));
            return new Default(member, since, reason, shortfallUsd, next, uncoveredUsd);
        }

        Default with(Event.DefaultSettled settled) {
            return new Default(
                    member, since, reason, usd(settled.lossMicros()), layers, usd(settled.uncoveredMicros()));
        }
    }

    /** @param name of the waterfall's layer */
    public record Layer(String name, BigDecimal availableUsd, BigDecimal usedUsd) {
        static Layer of(Event.LayerUsed used) {
            return new Layer(used.layer().name(), usd(used.availableMicros()), usd(used.usedMicros()));
        }

        Layer plus(Event.LayerUsed used) {
            return new Layer(
                    name,
                    availableUsd.max(usd(used.availableMicros()).add(usedUsd)),
                    usedUsd.add(usd(used.usedMicros())));
        }
    }

    private static BigDecimal usd(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    /**
     * One index's month.
     *
     * @param month ISO, as in {@code 2025-11}
     * @param contract its future's name
     * @param settlementPrices of the daily runs, from listing to the end
     * @param finalSettlementUsd null if the month did not end inside the span
     * @param shareReconstructed share of its days printed from reconstructed evidence, from 0 to 1
     * @param shareCarried share of its days on which the last print was carried
     * @param shareDetermined share of its days set by determination
     * @param openInterestLots lots held long when trading ended
     * @param buyer who needs {@link TimeLapse#HEDGED_LOTS} GPUs through the month
     * @param provider who rents out as many
     */
    public record Month(
            String index,
            String month,
            String contract,
            List<Print> prints,
            List<SettlementPrice> settlementPrices,
            BigDecimal finalSettlementUsd,
            BigDecimal shareReconstructed,
            BigDecimal shareCarried,
            BigDecimal shareDetermined,
            long volumeGpuHours,
            long openInterestLots,
            Buyer buyer,
            Provider provider) {
        public Month {
            prints = List.copyOf(prints);
            settlementPrices = List.copyOf(settlementPrices);
        }
    }

    public record Print(String date, BigDecimal valueUsd, String status, String grade) {}

    public record SettlementPrice(String date, BigDecimal priceUsd, String tier) {}

    /**
     * @param gpus how many it needs
     * @param hedgedLots futures held at the end of trading
     * @param costUnhedgedUsd the month's prints, paid for every hour of every day printed
     * @param costHedgedUsd the same less what its futures brought after fees
     */
    public record Buyer(long gpus, long hedgedLots, BigDecimal costUnhedgedUsd, BigDecimal costHedgedUsd) {}

    /**
     * @param gpus how many it rents out
     * @param hedgedLots futures held at the end of trading, short ones negative
     * @param revenueUnhedgedUsd the month's prints, received for every hour of every day printed
     * @param revenueHedgedUsd the same plus what its futures brought after fees
     */
    public record Provider(long gpus, long hedgedLots, BigDecimal revenueUnhedgedUsd, BigDecimal revenueHedgedUsd) {}
}
