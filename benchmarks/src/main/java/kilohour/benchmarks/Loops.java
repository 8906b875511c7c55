package kilohour.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The measurements that JMH makes, each in forks of its own. */
final class Loops {
    private Loops() {}

    static List<String> names() {
        return List.of(
                "matching",
                "exchange",
                "marginAccount",
                "marginOrder",
                "stressMembers",
                "indexHour",
                "indexObservation",
                "wireEncode",
                "wireDecode",
                "clusterRoundTrip",
                "clusterInFlight256");
    }

    static List<Figure> run(String name) throws RunnerException {
        var options = new OptionsBuilder()
                .include("\\." + name + "$")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        return results.stream().flatMap(Loops::figures).toList();
    }

    private static Stream<Figure> figures(RunResult run) {
        String name = run.getPrimaryResult().getLabel();
        for (String key : run.getParams().getParamsKeys()) {
            name += ", " + run.getParams().getParam(key) + " " + key;
        }
        var figures = new ArrayList<Figure>();
        String unit =
                run.getPrimaryResult().getScoreUnit().replace("us/op", "µs").replace("/op", "");
        figures.add(figure(run, name, "mean", unit, result -> result.getScore()));
        if (run.getParams().getMode() == Mode.SampleTime) {
            for (double percent : new double[] {50, 99, 99.9}) {
                String quantity = "p" + (percent == 99.9 ? "99.9" : (int) percent);
                figures.add(figure(
                        run,
                        name,
                        quantity,
                        unit,
                        result -> result.getStatistics().getPercentile(percent)));
            }
        } else if (run.getParams().getMode() == Mode.AverageTime) {
            double[] bytes = run.getBenchmarkResults().stream()
                    .mapToDouble(fork ->
                            fork.getSecondaryResults().get("gc.alloc.rate.norm").getScore())
                    .toArray();
            figures.add(Figure.of(name, "allocated", "B", bytes));
        }
        return figures.stream();
    }

    private static Figure figure(
            RunResult run, String name, String quantity, String unit, ToDoubleFunction<Result<?>> value) {
        return Figure.of(
                name,
                quantity,
                unit,
                run.getBenchmarkResults().stream()
                        .map(BenchmarkResult::getPrimaryResult)
                        .mapToDouble(value::applyAsDouble)
                        .toArray());
    }
}
