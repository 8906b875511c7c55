package kilohour.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kilohour.index.Method;

/** Every {@link Drill} against every {@link Gauge}; run as a program it prints the tables of the document. */
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

    public static void main(String[] args) {
        print(DrillMarket.practice(2026, 28));
        if (Files.isDirectory(recordedPrices())) print(DrillMarket.recorded(recordedPrices()));
    }

    private static void print(DrillMarket market) {
        System.out.println("\n" + market.name() + " market, calm value");
        System.out.println("| attack | "
                + String.join(" | ", GAUGES.stream().map(Gauge::name).toList()) + " |");
        System.out.println("|---|" + "---:|".repeat(GAUGES.size()));
        var calm = new StringBuilder("| calm value, $ |");
        for (Gauge gauge : GAUGES) calm.append(String.format(Locale.ROOT, " %.4f |", gauge.usd(market)));
        System.out.println(calm);
        table(market).forEach((drill, moves) -> {
            var line = new StringBuilder("| " + drill.name() + " |");
            for (double move : moves)
                line.append(Double.isNaN(move) ? " – |" : String.format(Locale.ROOT, " %+.2f%% |", 100 * move));
            System.out.println(line);
        });
    }
}
