package kilohour.history;

import kilohour.exchange.LiquidationReason;
import kilohour.exchange.LiquidationStage;
import kilohour.exchange.WaterfallLayer;

/** One step of what happens when accounts lack margin and members cannot pay; amounts in micro-dollars. */
public sealed interface DefaultStep {
    long atNanos();

    record Called(long account, long atNanos, long shortfallMicros) implements DefaultStep {}

    /** A liquidation began, went on to its next stage or is over. */
    record Liquidated(
            long account,
            long atNanos,
            LiquidationReason reason,
            LiquidationStage stage,
            long equityMicros,
            long initialMicros)
            implements DefaultStep {}

    /** @param reserveMicros highest price of a package that was accepted */
    record Offered(int auction, long account, long atNanos, int packages, long reserveMicros, long closesNanos)
            implements DefaultStep {}

    /** An auction's end; {@code priceMicros} of one package, the same for all. */
    record Sold(int auction, long account, long atNanos, int packagesSold, long priceMicros) implements DefaultStep {}

    record TornUp(long account, int contract, long atNanos, long lots, long priceTenths) implements DefaultStep {}

    /** @param collateralMicros cash of its house accounts when they came to be liquidated */
    record Failed(int member, long atNanos, String reason, long collateralMicros) implements DefaultStep {}

    record Bore(int member, long atNanos, WaterfallLayer layer, long availableMicros, long usedMicros, long leftMicros)
            implements DefaultStep {}

    /** @param defaulted the member in default that it was for; 0: its own share */
    record FundCalled(int member, long atNanos, int defaulted, long amountMicros, long dueNanos)
            implements DefaultStep {}

    record Ported(long account, long atNanos, int fromMember, int toMember) implements DefaultStep {}
}
