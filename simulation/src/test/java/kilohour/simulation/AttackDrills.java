package kilohour.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kilohour.index.Method;

/** Every {@link Drill} against every {@link Gauge}. */
final class AttackDrills {
    static final Gauge OURS = new Gauge.Kilohour("Kilohour 1.0", Method.V1, DrillMarket.REGISTRY);
    static final List<Gauge> GAUGES =
            List.of(OURS, new VotesGauge(), new Gauge.Median(), new Gauge.Mean(), new Gauge.Vwap());

    private AttackDrills() {}

    /** The largest move that an attack makes, as a share of the calm value; NaN where the attack has no ground. */
    static double worstMove(Gauge gauge, Drill drill, DrillMarket market) {
        List<DrillMarket> attacked = drill.attacks().apply(market);
        if (attacked.isEmpty()) return Double.NaN;
        double calm = gauge.usd(drill.calm().apply(market));
        double worst = 0;
        for (DrillMarket each : attacked) {
            double move = gauge.usd(each) / calm - 1;
            if (Math.abs(move) > Math.abs(worst)) worst = move;
        }
        return worst;
    }

    static Map<Drill, List<Double>> table(DrillMarket market) {
        var rows = new LinkedHashMap<Drill, List<Double>>();
        for (Drill drill : Drill.ALL) {
            var moves = new ArrayList<Double>();
            for (Gauge gauge : GAUGES) moves.add(worstMove(gauge, drill, market));
            rows.put(drill, moves);
        }
        return rows;
    }

    static Path recordedPrices() {
        return Path.of(System.getProperty("kilohour.observations", "../../shared/observations"));
    }

    /** The table of a market, in Markdown. */
    static String markdown(DrillMarket market, Map<Drill, List<Double>> table) {
        var text = new StringBuilder("| %s market | %s |\n|---|%s\n| calm value, $ |"
                .formatted(
                        market.name(),
                        String.join(" | ", GAUGES.stream().map(Gauge::name).toList()),
                        "---:|".repeat(GAUGES.size())));
        for (Gauge gauge : GAUGES) text.append(String.format(Locale.ROOT, " %.4f |", gauge.usd(market)));
        table.forEach((drill, moves) -> {
            text.append("\n| ").append(drill.name()).append(" |");
            for (double move : moves)
                text.append(Double.isNaN(move) ? " – |" : String.format(Locale.ROOT, " %+.2f%% |", 100 * move));
        });
        return text.append('\n').toString();
    }
}
