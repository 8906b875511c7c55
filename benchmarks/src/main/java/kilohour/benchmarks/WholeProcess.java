package kilohour.benchmarks;

import java.util.List;

/** The measurements of something that is a process, or a network between processes. */
interface WholeProcess {
    String name();

    List<Figure> measure() throws Exception;

    static List<WholeProcess> all() {
        return List.of(
                new StartMeasurement(),
                new HttpMeasurement(),
                new FanOutMeasurement(),
                new LoadMeasurement(),
                new ReplayMeasurement(),
                new ScaleMeasurement(),
                new SettlementMeasurement());
    }

    static List<Figure> run(String name) throws Exception {
        for (WholeProcess measurement : all()) {
            if (measurement.name().equals(name)) return measurement.measure();
        }
        throw new IllegalArgumentException("no measurement " + name);
    }
}
