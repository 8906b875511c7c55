package kilohour.sources;

import java.util.Map;

/** AWS's instance types with GPUs. */
final class AwsBoxes {
    static final Map<String, Box> TYPES = Map.ofEntries(
            Map.entry("p6-b300.48xlarge", Box.of("B300", "SXM", 288, 8)),
            Map.entry("p6-b200.48xlarge", Box.of("B200", "SXM", 180, 8)),
            Map.entry("p5en.48xlarge", Box.of("H200", "SXM", 141, 8)),
            Map.entry("p5e.48xlarge", Box.of("H200", "SXM", 141, 8)),
            Map.entry("p5.48xlarge", Box.of("H100", "SXM", 80, 8)),
            Map.entry("p5.4xlarge", Box.of("H100", "SXM", 80, 1)),
            Map.entry("p4de.24xlarge", Box.of("A100", "SXM", 80, 8)),
            Map.entry("p4d.24xlarge", Box.of("A100", "SXM", 40, 8)),
            Map.entry("g6e.xlarge", Box.of("L40S", "PCIE", 48, 1)),
            Map.entry("g6e.12xlarge", Box.of("L40S", "PCIE", 48, 4)),
            Map.entry("g6e.48xlarge", Box.of("L40S", "PCIE", 48, 8)),
            Map.entry("g6.xlarge", Box.of("L4", "PCIE", 24, 1)),
            Map.entry("g6.12xlarge", Box.of("L4", "PCIE", 24, 4)),
            Map.entry("g6.48xlarge", Box.of("L4", "PCIE", 24, 8)));

    private AwsBoxes() {}
}
