package kilohour.sources;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Model and form factor by the names that marketplaces give them. */
final class GpuNames {
    /** Sizes sold, in GB. */
    private static final int[] SIZES = {
        4, 6, 8, 10, 11, 12, 16, 20, 24, 32, 40, 48, 64, 72, 80, 94, 96, 141, 180, 192, 256, 288
    };

    /** By name in capitals without blanks and hyphens: model, form factor. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("H100SXM", "H100 SXM"),
            Map.entry("H100SXM5", "H100 SXM"),
            Map.entry("H100PCIE", "H100 PCIE"),
            Map.entry("H100NVL", "H100 NVL"),
            Map.entry("H200", "H200 SXM"),
            Map.entry("H200SXM", "H200 SXM"),
            Map.entry("H200SXM5", "H200 SXM"),
            Map.entry("H200NVL", "H200 NVL"),
            Map.entry("GH200", "GH200 "),
            Map.entry("B200", "B200 SXM"),
            Map.entry("B200SXM6", "B200 SXM"),
            Map.entry("B300", "B300 SXM"),
            Map.entry("B300SXM6", "B300 SXM"),
            Map.entry("A100SXM", "A100 SXM"),
            Map.entry("A100SXM4", "A100 SXM"),
            Map.entry("A100SXM40GB", "A100 SXM"),
            Map.entry("A100PCIE", "A100 PCIE"),
            Map.entry("A100", "A100 "),
            Map.entry("MI300X", "MI300X SXM"),
            Map.entry("L4", "L4 PCIE"),
            Map.entry("L40", "L40 PCIE"),
            Map.entry("L40S", "L40S PCIE"),
            Map.entry("A10", "A10 PCIE"),
            Map.entry("A40", "A40 PCIE"),
            Map.entry("V100", "V100 "),
            Map.entry("TESLAV100", "V100 "),
            Map.entry("V100SXM2", "V100 SXM"),
            Map.entry("RTX3090", "RTX3090 PCIE"),
            Map.entry("RTX4090", "RTX4090 PCIE"),
            Map.entry("RTX4090D", "RTX4090D PCIE"),
            Map.entry("RTX5090", "RTX5090 PCIE"),
            Map.entry("A6000", "RTXA6000 PCIE"),
            Map.entry("RTXA6000", "RTXA6000 PCIE"),
            Map.entry("RTX6000ADA", "RTX6000ADA PCIE"),
            Map.entry("RTXPRO6000", "RTXPRO6000 PCIE"),
            Map.entry("RTXPRO6000S", "RTXPRO6000 PCIE"),
            Map.entry("RTXPRO6000WS", "RTXPRO6000WS PCIE"));

    private GpuNames() {}

    /** One GPU of that name and memory; empty if the name is not known, so that it is told and not guessed. */
    static Optional<Box> find(String name, int memoryGb) {
        String known = NAMES.get(name.toUpperCase(Locale.ROOT).replaceAll("[ _-]", ""));
        if (known == null) return Optional.empty();
        int blank = known.indexOf(' ');
        return Optional.of(Box.of(known.substring(0, blank), known.substring(blank + 1), memoryGb, 1));
    }

    /** The size sold that is nearest to what a driver reports. */
    static int nominalGb(double gb) {
        int nearest = SIZES[0];
        for (int size : SIZES) if (Math.abs(size - gb) < Math.abs(nearest - gb)) nearest = size;
        return nearest;
    }
}
