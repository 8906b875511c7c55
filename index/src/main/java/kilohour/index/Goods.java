package kilohour.index;

import java.util.List;
import java.util.Optional;

/** The goods that have an index. */
public final class Goods {
    private static final List<Good> STANDARD = List.of(
            new Good("H100", "H100", "SXM", false, 80, false, false),
            new Good("H100HYP", "H100", "SXM", false, 80, false, true),
            new Good("H200", "H200", "SXM", false, 141, true, false),
            new Good("B200", "B200", "SXM", true, 180, true, false),
            new Good("B300", "B300", "SXM", true, 288, true, false),
            new Good("A100", "A100", "SXM", false, 80, false, false),
            new Good("L40S", "L40S", "PCIE", true, 48, true, false),
            new Good("RTX5090", "RTX5090", "PCIE", true, 32, true, false),
            new Good("RTX4090", "RTX4090", "PCIE", true, 24, false, false),
            new Good("MI300X", "MI300X", "SXM", true, 192, true, false),
            new Good("H100US", "H100", "SXM", false, 80, false, false, Area.UNITED_STATES),
            new Good("H100EU", "H100", "SXM", false, 80, false, false, Area.EUROPE));

    private Goods() {}

    public static List<Good> standard() {
        return STANDARD;
    }

    public static Optional<Good> find(String index) {
        return STANDARD.stream().filter(good -> good.index().equals(index)).findFirst();
    }

    /** The regional indices of an index, such as H100US and H100EU of H100; none for most. */
    public static List<Good> regionsOf(Good parent) {
        return STANDARD.stream().filter(good -> good.isRegionOf(parent)).toList();
    }

    /** The index that a regional one is compared with, such as H100 for H100US; empty if it is not regional. */
    public static Optional<Good> parentOf(Good regional) {
        return STANDARD.stream().filter(regional::isRegionOf).findFirst();
    }

    /** @throws IllegalArgumentException that lists the indices there are */
    public static Good require(String index) {
        return find(index)
                .orElseThrow(() -> new IllegalArgumentException("no such index: " + index + " (there are "
                        + String.join(", ", STANDARD.stream().map(Good::index).toList()) + ")"));
    }
}
